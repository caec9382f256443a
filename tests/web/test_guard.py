"""The page answers its own address, its own pages and its own session only."""

from __future__ import annotations

import pytest

from dripstone.records import Decision
from dripstone.web.serving import listening
from local_page import HOST, TOKEN, Asker, a_vault, served, with_invented


@pytest.fixture
def asker():
    return Asker(with_invented()[0])


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1:4711",
        "localhost:4711",
        "evil.example",
        "vtest.localhost",
        "",
        "VTEST.localhost:4711",
    ],
)
def test_another_name_is_misdirected(asker, host):
    """A name that somebody else leads to this computer gets nothing, cookie or not."""
    answer = asker.get("/", host=host)

    assert answer.status == 421
    assert "Karvel" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"sec_fetch_site": "", "origin": "http://evil.example"},
        {"sec_fetch_site": "", "origin": "null"},
        {"sec_fetch_site": "", "origin": f"https://{HOST}"},
        {"sec_fetch_site": ""},
        {"sec_fetch_site": "cross-site", "origin": f"http://{HOST}"},
    ],
)
def test_another_page_writes_nothing(headers):
    """A form on another page is refused although the browser sends our cookie along."""
    vault, text, found = with_invented()
    asker = Asker(vault)

    answer = asker.post(
        f"/reports/{text.report}/decisions", {"on": found[0].id, "verb": "accept"}, **headers
    )

    assert answer.status == 403
    assert not [*vault.all(Decision)]


@pytest.mark.parametrize("headers", [{}, {"sec_fetch_site": "", "origin": f"http://{HOST}"}])
def test_our_own_page_writes(headers):
    """A form on the page itself is taken, with either header that browsers send."""
    vault, text, found = with_invented()

    answer = Asker(vault).post(
        f"/reports/{text.report}/decisions", {"on": found[0].id, "verb": "accept"}, **headers
    )

    assert answer.status == 303
    assert [d.verb for d in vault.all(Decision)] == ["accept"]


@pytest.mark.parametrize("path", ["/", "/static/page.css", "/reports/rep_x", "/nowhere"])
def test_without_a_session_nothing_is_shown(asker, path):
    """Another program on this computer, which has no cookie, gets no page."""
    asker.cookie = ""

    assert asker.get(path).status == 403
    assert asker.get(path, cookie="dripstone=guessed").status == 403


def test_the_address_works_once(asker):
    """Who finds the start address in a history or a log later is not let in."""
    again = asker.get(f"/start?token={TOKEN}")

    assert again.status == 403
    assert "set-cookie" not in again.headers


def test_a_wrong_token_opens_nothing_and_uses_nothing_up():
    """Guessing neither opens the page nor locks its owner out."""
    asker = Asker(a_vault(), start=False)

    for guess in ("", "?token=", "?token=only-onc", "?token=%D1%8F"):
        assert asker.get(f"/start{guess}").status == 403
    assert asker.get(f"/start?token={TOKEN}").status == 303


def test_the_cookie_is_kept_from_scripts_and_other_pages():
    """The session's cookie is HttpOnly and SameSite=Strict, and lasts as long as the browser."""
    asker = Asker(a_vault(), start=False)

    cookie = asker.get(f"/start?token={TOKEN}").headers["set-cookie"].lower()

    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "expires" not in cookie
    assert "domain" not in cookie


@pytest.mark.parametrize("path", ["/", "/static/page.css", "/nowhere", "/start?token=used"])
def test_every_answer_is_sealed(asker, path):
    """Every answer, errors too, forbids scripts of others, framing, storing and referring."""
    headers = asker.get(path).headers

    assert headers["content-security-policy"] == (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["cache-control"] == "no-store"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"


def test_a_misdirected_answer_is_sealed_too(asker):
    """The refusal itself carries the same headers."""
    assert "content-security-policy" in asker.get("/", host="evil.example").headers


def test_no_page_holds_a_script_or_style_of_its_own(asker):
    """Nothing in a page runs that is not one of our files."""
    vault, text, _ = with_invented()
    asker = Asker(vault)

    for path in ("/", f"/reports/{text.report}"):
        html = asker.get(path).text
        assert "<style" not in html
        assert " style=" not in html
        assert "<script>" not in html
        assert " onclick=" not in html
        assert "http://" not in html.replace("http://www.w3.org", "")
        assert "https://" not in html


def test_only_this_computer_is_listened_on():
    """The page is bound to the loopback addresses and to nothing else."""
    sockets = listening(0)

    try:
        assert {s.getsockname()[0] for s in sockets} <= {"127.0.0.1", "::1"}
        assert len({s.getsockname()[1] for s in sockets}) == 1
    finally:
        for one in sockets:
            one.close()


def test_each_start_has_a_name_and_port_of_its_own():
    """The host name cannot be guessed from the one before."""
    with served(a_vault()) as first, served(a_vault()) as second:
        assert first.split("/")[2].split(":")[0] != second.split("/")[2].split(":")[0]
        assert ".localhost:" in first


def test_a_huge_form_is_refused():
    """A form of more than one mebibyte is not read to its end."""
    vault, text, found = with_invented()
    asker = Asker(vault)

    answer = asker.post(
        f"/reports/{text.report}/decisions",
        {"on": found[0].id, "verb": "reject", "reason": "x" * (1 << 20)},
    )

    assert answer.status == 413
    assert not [*vault.all(Decision)]

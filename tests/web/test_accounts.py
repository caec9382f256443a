"""Several people on one server: who comes in, as whom, for how long, and what they leave behind."""

from __future__ import annotations

import re
import time

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from dripstone.errors import (
    LastKeeper,
    NoSigner,
    ShortPassphrase,
    UnknownTerm,
    WrongPassphrase,
    WrongState,
)
from dripstone.flow import accounts
from dripstone.records import Decision, Membership
from dripstone.vault import sqlite
from dripstone.vault.accounts import put, secrets_of
from dripstone.vault.checking import check
from dripstone.vault.memory import Memory
from dripstone.vault.slots import FLOOR
from dripstone.web.accounts.seats import IDLE, LONGEST, Seats
from dripstone.web.accounts.tries import FREE, SHARED, Buckets, Tries
from invented import a_text, findings, suggested
from local_page import ADA, filled
from team_page import CHEAP, KEEPER, WORDS, Client, Program, a_team, member

DORA, RITA = "Dora Documenter", "Rita Reader"


@pytest.fixture
def held():
    """Give a vault with an invented report, and people who joined."""
    vault = Memory()
    vault.add_signer(ADA)
    text = a_text()
    found = findings(text)
    filled(vault, text, tuple(suggested(f) for f in found))
    member(vault, DORA, "documenter")
    member(vault, RITA, "reader")
    member(vault, KEEPER, "keeper")
    return vault, text, found


def decide(client, held, verb="accept"):
    _, text, found = held
    return client.post(f"/reports/{text.report}/decisions", {"on": found[0].id, "verb": verb})


def a_client(app, name: str, **place: str) -> Client:
    client = Client(app, **place)
    assert client.sign_in(name).headers["location"] == "/"
    return client


def code_of(secret: str, at: float) -> str:
    return TOTP(bytes.fromhex(secret), 6, SHA1(), 30).generate(int(at)).decode()


def test_a_decision_is_signed_by_whoever_is_signed_in(held):
    """A decision at the page is in the journal under the name, with that person's own key."""
    vault = held[0]
    client = a_client(a_team(vault), DORA)

    assert decide(client, held).status == 303

    assert [d.by for d in vault.all(Decision)] == [DORA]
    assert check(vault).sound


def test_nobody_signs_in_a_persons_name_without_their_password(held):
    """Whoever has the vault, but not the password, cannot write under a name that has joined."""
    vault = held[0]

    with pytest.raises(NoSigner):
        vault.commit(a_text(), did="x", by=DORA)
    with pytest.raises(WrongPassphrase):
        accounts.lend(vault, DORA, "other words that are long")


def test_a_swapped_account_opens_no_name(held):
    """Secrets written over somebody's account with a password of one's own sign nothing."""
    vault = held[0]
    member(vault, "Mal", "reader", words="words of Mal alone")
    own = secrets_of(vault, "Mal")

    put(vault, DORA, own)

    with pytest.raises(Exception) as told:  # noqa: PT011 - AlteredSlots or WrongPassphrase
        accounts.enter(vault, DORA, "words of Mal alone")
    assert type(told.value).__name__ in {"AlteredSlots", "WrongPassphrase"}


def test_the_key_leaves_the_vaults_table_for_good(tmp_path):
    """After joining, the private key rests in no row of the database, and 'verify' is sound."""
    with sqlite.create(tmp_path / "v", "a passphrase", by=ADA, cost=FLOOR) as vault:
        accounts.invite(vault, DORA, roles=("documenter",), level=1, by=ADA, cost=CHEAP)
        private = vault.private_key(DORA)
        accounts.join(vault, DORA, words=WORDS, cost=CHEAP)

        rows = vault._ask("SELECT private_key FROM signers WHERE name = ?", DORA)
        assert rows == [(b"",)]
        assert private not in b"".join(bytes(r[0]) for r in vault._ask("SELECT body FROM accounts"))
        assert check(vault).sound

    with sqlite.open_(tmp_path / "v", "a passphrase") as vault:
        with pytest.raises(NoSigner):
            vault.commit(a_text(), did="x", by=DORA)
        accounts.lend(vault, DORA, WORDS)
        assert vault.sign(b"dripstone x", by=DORA)


def test_an_invitation_works_once_and_not_for_ever(held, monkeypatch):
    """The words of an invitation let one person choose a password; then, or a week later, no more."""
    vault = held[0]
    app = a_team(vault)
    words = accounts.invite(vault, "Nina", roles=("reader",), level=1, by=ADA, cost=CHEAP)
    client = Client(app)

    assert client.sign_in("Nina", words).headers["location"] == "/join"
    assert client.get("/").headers["location"] == "/sign-in"
    assert client.post("/join", {"words": "short", "again": "short"}).status == 409
    page = client.post("/join", {"words": WORDS, "again": WORDS})
    assert re.search(r"([0-9A-Z]{5}-){7}[0-9A-Z]{5}", page.text)
    assert client.get("/").status == 200
    assert Client(app).sign_in("Nina", words).status == 403
    late = accounts.invite(vault, "Late", roles=("reader",), level=1, by=ADA, cost=CHEAP)
    monkeypatch.setattr(accounts, "now", lambda: "2999-01-01T00:00:00Z")
    with pytest.raises(WrongPassphrase):
        accounts.enter(vault, "Late", late)


def test_who_joined_is_not_invited_again(held):
    """An account that somebody joined cannot be taken over by another invitation."""
    with pytest.raises(WrongState):
        accounts.invite(held[0], DORA, roles=("keeper",), level=2, by=ADA, cost=CHEAP)


@pytest.mark.parametrize("name", ["", "a\u202eb", "a\nb", "x" * 201, "\u200b"])
def test_a_name_is_one_that_can_be_shown(held, name):
    """Nobody gets a name that is empty, endless, or looks like another by marks that are not shown."""
    with pytest.raises(NoSigner):
        accounts.invite(held[0], name, roles=("reader",), level=1, by=ADA, cost=CHEAP)


def test_a_lost_password_is_replaced_with_the_recovery_key(held):
    """The recovery key signs in, and gives a new password and a new recovery key."""
    vault = held[0]
    paper = member(vault, "Olga", "reader")
    client = a_client_with(a_team(vault), "Olga", paper.lower().replace("-", " "))

    new = "another four words here"
    page = client.post("/account/words", {"old": paper, "words": new, "again": new})

    assert "recovery key" in page.text
    assert paper not in page.text
    with pytest.raises(WrongPassphrase):
        accounts.enter(vault, "Olga", paper)
    with pytest.raises(WrongPassphrase):
        accounts.enter(vault, "Olga", WORDS)
    assert accounts.enter(vault, "Olga", new).key
    assert [m.did for m in vault.all(Membership) if m.person == "Olga"] == [
        "invited", "joined", "recovered",
    ]  # fmt: skip


def a_client_with(app, name: str, words: str) -> Client:
    client = Client(app)
    assert client.sign_in(name, words).headers["location"] == "/"
    return client


def test_another_password_signs_every_other_browser_out(held):
    """Whoever changes the password is alone with the account from then on."""
    app = a_team(held[0])
    thief, owner = a_client(app, DORA), a_client(app, DORA)
    new = "another four words here"

    assert (
        owner.post(
            "/account/words", {"old": "wrong wrong wrong", "words": new, "again": new}
        ).status
        == 403
    )
    assert thief.get("/").status == 200
    assert (
        "every other browser"
        in owner.post("/account/words", {"old": WORDS, "words": new, "again": new}).text
    )

    assert thief.get("/").headers["location"] == "/sign-in"
    assert owner.get("/").status == 200
    assert decide(owner, held).status == 303


@pytest.mark.parametrize("place", [{"address": "10.0.0.8"}, {"agent": "another browser"}])
def test_a_session_from_another_place_opens_nothing(held, place):
    """A stolen cookie that comes from another address or program is refused; its owner sees it."""
    app = a_team(held[0])
    owner = a_client(app, DORA)
    thief = Client(app, **place)
    thief.cookies = dict(owner.cookies)

    assert thief.get("/").headers["location"] == "/sign-in"
    assert decide(thief, held).headers["location"] == "/sign-in"

    assert not [*held[0].all(Decision)]
    assert owner.get("/").status == 200
    assert "opened nothing" in owner.get("/account").text


def test_sessions_end_by_themselves(held):
    """Half an hour without a request, or ten hours in all, and the session is over."""
    app, now = a_team(held[0]), [0.0]
    app.state.sessions._clock = lambda: now[0]
    idle, busy = a_client(app, DORA), a_client(app, RITA)

    now[0] = IDLE + 1
    assert idle.get("/").headers["location"] == "/sign-in"
    busy = a_client(app, RITA)
    for _ in range(int(LONGEST // IDLE) + 2):
        now[0] += IDLE - 60
        last = busy.get("/")
    assert last.headers["location"] == "/sign-in"
    with pytest.raises(NoSigner):
        held[0].sign(b"dripstone x", by=DORA)
    with pytest.raises(NoSigner):
        held[0].sign(b"dripstone x", by=RITA)


def test_a_key_goes_back_though_nobody_comes_again(held):
    """A session that was left open lends its key no longer than it lasts, whoever asks next."""
    app, now = a_team(held[0]), [0.0]
    app.state.sessions._clock = lambda: now[0]
    a_client(app, DORA)
    assert held[0].sign(b"dripstone x", by=DORA)

    now[0] = IDLE + 1
    Client(app).get("/sign-in")

    with pytest.raises(NoSigner):
        held[0].sign(b"dripstone x", by=DORA)


def test_a_browser_is_known_again_after_signing_in(held):
    """Signing in with a password alone is enough for a browser to have a count of its own."""
    app, now = a_team(held[0]), [0.0]
    app.state.tries = Tries(clock=lambda: now[0])
    known = a_client(app, DORA, address="10.1.1.1")
    known.post("/sign-out")
    stranger = Client(app, address="10.6.6.6")

    for _ in range(FREE + 1):
        stranger.sign_in(DORA, "not the password")

    assert stranger.sign_in(DORA).status == 429
    assert known.sign_in(DORA).headers["location"] == "/"
    assert len(secrets_of(held[0], DORA).devices) == 1


def test_signing_out_everywhere_ends_every_session(held):
    """One button ends every browser and program of a person, and gives their key back."""
    app = a_team(held[0])
    one, other, program = a_client(app, DORA), a_client(app, DORA), Program(app)
    program.token(DORA)

    other.post("/account/everywhere")

    assert one.get("/").headers["location"] == "/sign-in"
    assert program.call("GET", "/me")[0].status == 401
    with pytest.raises(NoSigner):
        held[0].sign(b"dripstone x", by=DORA)


def test_leaving_ends_one_session_and_not_the_server(held):
    """Quick exit signs this browser out; the others work on."""
    app = a_team(held[0])
    one, other = a_client(app, DORA), a_client(app, RITA)

    left = one.post("/leave")

    assert "Reports" not in left.text
    assert one.get("/").headers["location"] == "/sign-in"
    assert other.get("/").status == 200


def test_a_closed_account_is_out_at_once(held):
    """Whoever is closed can do nothing more in a session that is open, nor sign in again."""
    vault = held[0]
    app = a_team(vault)
    client = a_client(app, DORA)

    accounts.close(vault, DORA, by=ADA)

    assert client.get("/").headers["location"] == "/sign-in"
    assert Client(app).sign_in(DORA).status == 403


def test_rights_hold_from_the_next_request(held):
    """Roles and levels are looked up anew each time, and what they were is in the journal."""
    vault = held[0]
    client = a_client(a_team(vault), RITA)
    assert decide(client, held).status == 403

    accounts.set_rights(vault, RITA, roles=("documenter",), level=2, by=ADA)

    assert decide(client, held).status == 303
    assert [(m.roles, m.did) for m in vault.all(Membership) if m.person == RITA][-1] == (
        ("documenter",), "rights",
    )  # fmt: skip


def test_there_is_always_a_keeper(held):
    """The last keeper of keys can neither be closed nor made something else."""
    vault = held[0]

    with pytest.raises(LastKeeper):
        accounts.close(vault, KEEPER, by=ADA)
    with pytest.raises(LastKeeper):
        accounts.set_rights(vault, KEEPER, roles=("reader",), level=1, by=ADA)
    member(vault, "Kon", "keeper")
    accounts.close(vault, KEEPER, by=ADA)


@pytest.mark.parametrize(
    ("roles", "level"), [((), 1), (("boss",), 1), (("reader",), 3), (("reader",), -1)]
)
def test_rights_that_are_none_are_refused(held, roles, level):
    """No role, an unknown one, and the sealed level are given to nobody."""
    with pytest.raises(UnknownTerm):
        accounts.set_rights(held[0], RITA, roles=roles, level=level, by=ADA)


def test_a_keeper_needs_a_second_factor(held):
    """With the password alone, a keeper of keys gives no rights; with a code as well, they do."""
    vault = held[0]
    app = a_team(vault)
    client = a_client(app, KEEPER)
    assert client.get("/accounts").status == 403
    assert client.get("/").status == 403  # keys, and no content

    with_codes(client, vault, KEEPER)

    assert client.get("/accounts").status == 200
    client.post("/accounts/invite", {"name": "Zoe", "role": "reader", "level": "1"})
    assert accounts.members(vault)["Zoe"].by == KEEPER


def with_codes(client: Client, vault, name: str) -> str:
    """Add one-time codes at the account page; give their secret."""
    page = client.post("/account/code")
    spelled = re.search(r"<code[^>]*>([A-Z2-7 ]{32,})</code>", page.text)[1].replace(" ", "")
    import base64

    secret = base64.b32decode(spelled).hex()
    assert client.post("/account/code", {"code": "000000"}).status == 403
    done = client.post("/account/code", {"code": code_of(secret, time.time())})
    assert done.status == 303
    assert secrets_of(vault, name).code == secret
    return secret


def test_a_code_is_asked_for_and_works_once(held):
    """With codes on, the password alone opens nothing; a used or old code neither."""
    vault = held[0]
    app = a_team(vault)
    secret = with_codes(a_client(app, DORA), vault, DORA)
    client = Client(app)

    assert client.sign_in(DORA).headers["location"] == "/sign-in/second"
    assert client.get("/").headers["location"] == "/sign-in"
    now = time.time()
    used = code_of(secret, now)
    assert client.post("/sign-in/code", {"code": used}).status == 403  # it proved the secret
    assert client.post("/sign-in/code", {"code": code_of(secret, now - 3600)}).status == 403
    assert (
        client.post("/sign-in/code", {"code": code_of(secret, now + 30)}).headers["location"] == "/"
    )
    assert client.get("/").status == 200


def test_a_program_sends_the_code_with_the_password(held):
    """The API takes password and code together, and says when a code is missing."""
    vault = held[0]
    app = a_team(vault)
    secret = with_codes(a_client(app, DORA), vault, DORA)
    program = Program(app)
    sent = {"name": DORA, "words": WORDS}

    answer, told = program.call("POST", "/session", sent, sec_fetch_site="none")
    assert (answer.status, told["type"].rpartition("/")[2]) == (401, "NeedsSecond")
    program.token(DORA, code=code_of(secret, time.time() + 30))
    assert program.call("GET", "/me")[1]["name"] == DORA


def test_lost_codes_are_taken_away_by_a_keeper(held):
    """After a keeper took them away, the password is enough again, and the journal says who did."""
    vault = held[0]
    app = a_team(vault)
    with_codes(a_client(app, DORA), vault, DORA)

    accounts.no_second(vault, DORA, by=ADA)

    assert Client(app).sign_in(DORA).headers["location"] == "/"
    assert [m.did for m in vault.all(Membership) if m.person == DORA][-2:] == [
        "second", "second_removed",
    ]  # fmt: skip


def test_wrong_passwords_wait_and_nobody_is_locked_out_by_strangers(held):
    """Strangers who try somebody's name make strangers wait; a browser that is known comes in."""
    vault = held[0]
    app, now = a_team(vault), [0.0]
    app.state.tries = Tries(clock=lambda: now[0])
    known = Client(app, address="10.1.1.1")
    words = accounts.invite(vault, "Yan", roles=("reader",), level=1, by=ADA, cost=CHEAP)
    known.sign_in("Yan", words)
    known.post("/join", {"words": WORDS, "again": WORDS})
    known.post("/sign-out")
    stranger = Client(app, address="10.6.6.6")

    for _ in range(FREE):
        assert stranger.sign_in("Yan", "not the password").status == 403
    for _ in range(30):
        assert stranger.sign_in("Yan", "not the password").status == 429

    assert Client(app, address="10.7.7.7").sign_in("Yan").status == 429
    assert known.sign_in("Yan").headers["location"] == "/"
    now[0] += 3  # the tries during the wait did not lengthen it
    assert Client(app, address="10.7.7.7").sign_in("Yan").headers["location"] == "/"


def test_no_wait_is_longer_than_a_quarter_of_an_hour():
    """However many wrong passwords came, the wait has an end, and is over after an hour at most."""
    now = [0.0]
    tries = Tries(clock=lambda: now[0])
    for _ in range(1000):
        tries.wrong("stranger x")
        tries.wrong("from 10.0.0.1")

    assert 0 < tries.wait("stranger x") <= 900
    now[0] += 901
    assert tries.wait("stranger x", "from 10.0.0.1") == 0
    assert SHARED > 20


def test_whether_there_is_an_account_is_not_told(held):
    """A wrong password, an unknown name and a closed account get the same answer."""
    vault = held[0]
    app = a_team(vault)
    accounts.close(vault, RITA, by=ADA)

    answers = [
        Client(app).sign_in(name, words).text
        for name, words in ((DORA, "wrong words here"), ("Nobody Here", WORDS), (RITA, WORDS))
    ]

    assert len(set(answers)) == 1


def test_requests_have_a_rate(held):
    """One address may ask so much at once; what is more waits, and is told for how long."""
    app = a_team(held[0], burst=10, rate=0.001)
    client = Client(app)

    statuses = [client.get("/sign-in").status for _ in range(12)]

    assert statuses == [200] * 10 + [429] * 2
    assert int(client.get("/sign-in").headers["retry-after"]) > 100
    assert Client(app, address="10.9.9.9").get("/sign-in").status == 200


def test_a_bucket_fills_again():
    """After a wait there is room again."""
    now = [0.0]
    bucket = Buckets(burst=2, rate=1, clock=lambda: now[0])

    assert [bucket.take("a") for _ in range(3)] == [0, 0, 1]
    now[0] = 1.0
    assert bucket.take("a") == 0


def test_another_page_signs_nobody_in_or_out(held):
    """A form on another site is refused at signing in, signing out and inviting."""
    app = a_team(held[0])
    client = a_client(app, DORA)

    for path in ("/sign-in", "/sign-out", "/account/everywhere", "/accounts/invite"):
        assert (
            client.post(path, {"name": DORA, "words": WORDS}, sec_fetch_site="cross-site").status
            == 403
        )
    assert client.get("/").status == 200


def test_over_tls_the_cookie_is_bound_to_the_host(held):
    """Where browsers use https, the cookie is Secure and of this host alone, and TLS is kept to."""
    from dripstone.web import team
    from local_page import HOST

    client = Client(team(held[0], host=HOST, cost=CHEAP))
    answer = client.post("/sign-in", {"name": DORA, "words": WORDS})

    cookie = next(one for one in answer.cookies if one.startswith("__Host-dripstone="))
    assert "Secure" in cookie
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    assert answer.headers["strict-transport-security"]


def test_the_proxy_says_where_requests_come_from(held):
    """Behind our own proxy the last address that it names counts; without one nobody is believed."""
    behind = Client(a_team(held[0], proxied=True), address="127.0.0.1")
    behind.post("/sign-in", {"name": DORA, "words": WORDS}, x_forwarded_for="6.6.6.6, 10.0.0.1")

    assert behind.get("/", x_forwarded_for="9.9.9.9, 10.0.0.1").status == 200
    assert behind.get("/", x_forwarded_for="10.0.0.1, 9.9.9.9").headers["location"] == "/sign-in"
    alone = a_client(a_team(held[0]), DORA)
    assert alone.get("/", x_forwarded_for="9.9.9.9").status == 200


def test_short_passwords_are_refused(held):
    """Eleven characters can be tried over a network; twelve are the least."""
    vault = held[0]
    accounts.invite(vault, "Sid", roles=("reader",), level=1, by=ADA, cost=CHEAP)

    with pytest.raises(ShortPassphrase):
        accounts.join(vault, "Sid", words="x" * 11, cost=CHEAP)


def test_a_seat_half_way_in_is_nobody(held):
    """Between password and code there is no person, and five minutes later no seat."""
    now = [0.0]
    seats = Seats(held[0], clock=lambda: now[0])
    scope = {"headers": [], "from": "a"}
    cookie = seats.begin(scope, seats.of(scope, ""), name=DORA, stage="second", bearer=False)

    assert seats.of(scope, cookie).person is None
    assert seats.of(scope, cookie, bearer=True).stage == ""
    now[0] = 301
    assert seats.of(scope, cookie).stage == ""

"""A security key in a real browser: added at the account page, asked for at signing in."""

from __future__ import annotations

import contextlib
import threading

import pytest
from playwright.sync_api import Page, expect

from browsing import chromium, faults
from dripstone.records import Membership
from dripstone.vault.accounts import secrets_of
from dripstone.vault.memory import Memory
from dripstone.web.serving import Place, made_team
from local_page import ADA
from team_page import CHEAP, WORDS, member

pytestmark = pytest.mark.xdist_group("browser")
KIM = "Kim Keeper"


@pytest.fixture
def server():
    vault = Memory()
    vault.add_signer(ADA)
    member(vault, KIM, "keeper", "reader")
    made, sockets, address = made_team(vault, Place(), cost=CHEAP)
    thread = threading.Thread(target=made.run, kwargs={"sockets": sockets}, daemon=True)
    thread.start()
    yield vault, address
    made.should_exit = True
    thread.join(timeout=20)
    for one in sockets:
        one.close()


@contextlib.contextmanager
def a_page_with_a_key():
    """Open a page whose browser holds a security key, as a machine with one put in does."""
    with chromium() as browser:
        page = browser.new_page()
        tools = page.context.new_cdp_session(page)
        tools.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2", "transport": "usb", "hasResidentKey": False,
            "hasUserVerification": False, "automaticPresenceSimulation": True,
        }  # fmt: skip
        key = tools.send("WebAuthn.addVirtualAuthenticator", {"options": options})
        yield page, tools, key["authenticatorId"]


def sign_in(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Name").fill(KIM)
    page.get_by_label("Password").fill(WORDS)
    page.get_by_role("button", name="Sign in").click()


def test_a_security_key_is_added_and_then_asked_for(server):
    """With a key added, the password leads to the key alone; the key leads in, a copy of it not."""
    vault, address = server
    with a_page_with_a_key() as (page, tools, key):
        sign_in(page, address)
        expect(page.get_by_role("heading", name="Reports")).to_be_visible()
        page.goto(address.replace("/sign-in", "/account"))
        page.wait_for_load_state()  # its style too
        assert faults(page) == []
        page.get_by_label("What you call it").fill("blue one")
        page.get_by_role("button", name="Add a security key").click()
        expect(page.get_by_text("blue one")).to_be_visible()
        assert [k.name for k in secrets_of(vault, KIM).keys] == ["blue one"]

        page.get_by_role("button", name="Sign out", exact=True).click()
        expect(page.get_by_label("Password")).to_be_visible()
        sign_in(page, address)
        page.get_by_role("button", name="Use the security key").click()
        expect(page.get_by_role("heading", name="Reports")).to_be_visible()
        page.get_by_role("link", name="Accounts").click()
        expect(page.get_by_role("heading", name="Accounts")).to_be_visible()
        page.wait_for_load_state()  # its style too
        assert faults(page) == []
        assert secrets_of(vault, KIM).keys[0].counter > 0
        expect(page.get_by_role("link", name="Accounts")).to_be_visible()

        # A copy of the key counts from the beginning again: it does not lead in.
        page.get_by_role("button", name="Sign out", exact=True).click()
        expect(page.get_by_label("Password")).to_be_visible()
        page.wait_for_load_state()  # its style too
        assert faults(page) == []
        (held,) = tools.send("WebAuthn.getCredentials", {"authenticatorId": key})["credentials"]
        tools.send(
            "WebAuthn.removeCredential",
            {"authenticatorId": key, "credentialId": held["credentialId"]},
        )
        tools.send(
            "WebAuthn.addCredential",
            {"authenticatorId": key, "credential": held | {"signCount": 0}},
        )
        sign_in(page, address)
        page.get_by_role("button", name="Use the security key").click()
        expect(page.get_by_text("did not answer as it should")).to_be_visible()
        assert page.url.endswith("/sign-in/second")

    assert [m.did for m in vault.all(Membership)] == ["invited", "joined", "second"]

"""Seen: how far each vault had come when it was last open on this computer, kept outside it.

    state_folder   → where, or None when nothing is to be kept
    last_seen      vault's identity → Head, or None
    remember       vault's identity, head → whether it could be kept
    standing       vault, Head → new, grown, older, other

The file is named by a hash of the vault's random identity and holds a number and a seal. Somebody
who puts an older folder back, on a stick or in a shared place, does not change it here. Somebody
who controls this computer does: that is what a witness is for.
"""

from __future__ import annotations

import hashlib
import os
import secrets
import sys
from pathlib import Path

from dripstone.journal import Head, read_head
from dripstone.vault import Vault

OFF = "off"  #: value of DRIPSTONE_STATE with which nothing is kept
_LONGEST = 200  #: octets of one of our files


def state_folder() -> Path | None:
    """Give the folder of the user's that is kept between runs; None when it is not wanted."""
    told = os.environ.get("DRIPSTONE_STATE")
    if told is not None:
        return None if told == OFF else Path(told)
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData/Local")) / "dripstone"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/dripstone"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local/state") / "dripstone"


def last_seen(vault: str) -> Head | None:
    """Give the head that was last seen here of the vault with this identity."""
    place = _place(vault)
    if place is None or not place.is_file():
        return None
    with place.open("rb") as file:
        return read_head(file.read(_LONGEST).decode("ascii", "replace"))


def remember(vault: str, head: Head) -> bool:
    """Keep a head outside the vault, whole or not at all; say whether it could be kept."""
    place = _place(vault)
    if place is None:
        return False
    beside = place.with_name(f"{place.name}.{secrets.token_hex(4)}")
    try:
        place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.touch(mode=0o600)
        beside.write_text(head.written() + "\n", "ascii")
        beside.replace(place)
    except OSError:  # a state folder that cannot be written must not keep a vault shut
        return False
    return True


def standing(vault: Vault, seen: Head | None) -> str:
    """Say how a vault stands to what was last seen of it: new, grown, older or other."""
    if seen is None or seen.number == 0:
        return "new"
    then = next(vault.entries(after=seen.number - 1), None)
    if then is None:
        return "older"
    return "grown" if then.seal == seen.seal else "other"


def _place(vault: str) -> Path | None:
    folder = state_folder()
    name = hashlib.sha256(f"dripstone seen 1 {vault}".encode()).hexdigest()[:32]
    return None if folder is None else folder / "seen" / name

"""Recognising: pictures of words → words, by a program of the machine's own.

    recogniser    → which program is here, or None
    recognise     picture → words

Tesseract is asked only when a person wishes it. It gets the picture and gives words by pipes, so
that nothing lies in a temporary file; it is ended when it takes too long or too much. What it gives
are guesses of a machine: they become a report of their own, never the words of the picture's.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess

from dripstone.errors import NoRecogniser, TooSlow

_SECONDS = 120  #: for one picture
_MEMORY = 2**31  #: octets
_LANGUAGES = re.compile(r"[A-Za-z_]{3,20}(?:\+[A-Za-z_]{3,20}){0,5}")
_PASSED_ON = ("PATH", "TESSDATA_PREFIX", "LD_LIBRARY_PATH", "SYSTEMROOT")


def recogniser(languages: str) -> str:
    """Name the program and its languages, as in "tesseract 5.3.0, eng+rus".

    Raises:
        NoRecogniser: it is not on this machine, or lacks one of the languages.
    """
    if not _LANGUAGES.fullmatch(languages):
        raise NoRecogniser(why="languages")
    if shutil.which("tesseract") is None:
        raise NoRecogniser(why="not installed")
    told = _ask("--version").decode("utf-8", "replace").split()
    has = _ask("--list-langs").decode("utf-8", "replace").split("\n")
    if not set(languages.split("+")) <= {line.strip() for line in has}:
        raise NoRecogniser(why="languages")
    version = next((word for word in told if word[:1].isdigit() or word[:2] == "v5"), "unknown")
    return f"tesseract {version}, {languages}"


def recognise(picture: bytes, languages: str) -> str:
    """Ask for the words of a picture; nothing where none are seen or the picture is no good.

    Raises:
        TooSlow: it took too long.
    """
    try:
        return _ask("stdin", "stdout", "-l", languages, given=picture).decode("utf-8", "replace")
    except subprocess.TimeoutExpired:
        raise TooSlow(seconds=_SECONDS, size=len(picture)) from None


def _ask(*words: str, given: bytes = b"") -> bytes:
    done = subprocess.run(  # noqa: S603 -- its name is fixed, and no shell reads the words
        [shutil.which("tesseract") or "tesseract", *words],
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # may quote what it saw
        env={name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        | {"OMP_THREAD_LIMIT": "1"},
        preexec_fn=_limited if os.name == "posix" else None,
        timeout=_SECONDS,
        check=False,
    )
    return done.stdout if done.returncode == 0 else b""


def _limited() -> None:
    import resource  # noqa: PLC0415 -- POSIX alone has it

    for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        resource.setrlimit(what, (most, most))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))

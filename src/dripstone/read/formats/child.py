"""Child: files are opened in a process that may hang or die, so that ours does not.

    open_apart       format, bytes → Opened        in the child of this process
    members_apart    container, bytes → Members    one after another, in the same child
    guard            → how far the child is shut in on this machine

Where bubblewrap (``bwrap``) is installed and the system lets it work, the child has no network, no
other process and no file but the programs that it runs. Everywhere, it has an address space of
1 GiB, a limit of processor time for each file, writes no file and leaves no core dump; its
environment holds no secrets. It answers with an ``Opened`` or the name of an error. Anything else
that a parser throws ends it, and the next file gets a new one.

Memory and processor limits are those of POSIX. macOS does not hold the limit of memory, and
Windows has neither: there only the clock ends a child. ``guard`` says which of these hold.
"""

from __future__ import annotations

import contextlib
import functools
import os
import shutil
import signal
import subprocess
import sys
import sysconfig
import threading
import weakref
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import IO

import msgspec

from dripstone import errors
from dripstone.errors import Damaged, TooLarge, TooSlow, Unreadable
from dripstone.read.formats import LIMITS, Limits, Opened, fitted, opener
from dripstone.read.formats.inside import Member, container
from dripstone.records import Value

_HEAD = 8  #: octets that tell a length
_DYING = 5  #: seconds that the end of a child may take
_PROBE = 30  #: seconds to wait for a box that is tried
_SERVES = 200  #: files, after which a child gives its memory back by ending
_PASSED_ON = ("PATH", "PYTHONPATH", "PYTHONHOME", "SYSTEMROOT", "LD_LIBRARY_PATH")


class Asked(Value, frozen=True, kw_only=True):
    """What the child is to open."""

    format: str
    name: str  #: the file's own
    size: int  #: octets that follow
    limits: Limits
    apart: bool = False  #: whether it is a container to be taken apart


class Answer(Value, frozen=True, kw_only=True):
    """What came of it."""

    version: str = ""  #: of the format
    opened: Opened | None = None
    member: Member | None = None  #: of a container; the next one follows
    size: int = 0  #: octets of the member's bytes, which follow the answer
    error: str | None = None  #: class name of an Unreadable
    facts: dict[str, str | int] = {}
    last: bool = False  #: the child ends after this answer


def open_apart(
    format: str, data: bytes, name: str, *, limits: Limits = LIMITS
) -> tuple[Opened, str]:
    """Open bytes in the child, and give what was found and the format's version.

    Raises:
        Unreadable: its kinds say whether the file is damaged, too large, too slow, without words.
    """
    answer = _child(os.getpid(), limits.memory).ask(
        Asked(format=format, name=name, size=len(data), limits=limits), data
    )
    if answer.opened is None:
        kind = getattr(errors, answer.error or "", Damaged)
        raise kind(**answer.facts)
    return answer.opened, answer.version


def members_apart(
    container: str, data: bytes, name: str, *, limits: Limits = LIMITS
) -> Iterator[Member]:
    """Take a container apart in the child, and give its members as they come.

    The child serves nobody else before the last member came, or the iterator is closed.

    Raises:
        Unreadable: the rest cannot be taken out; what came before stands.
    """
    asked = Asked(format=container, name=name, size=len(data), limits=limits, apart=True)
    answer = yield from _child(os.getpid(), limits.memory).take_apart(asked, data)
    if answer.error is not None:
        raise getattr(errors, answer.error, Damaged)(**answer.facts)


@functools.lru_cache(maxsize=4)
def _child(parent: int, memory: int) -> _Child:
    """Give this process its own child: one that was forked must not share it."""
    return _Child(parent, memory)


class _Child:
    """A process that opens one file at a time, replaced when it dies."""

    def __init__(self, parent: int, memory: int) -> None:
        self.parent = parent
        self.memory = memory
        self.one_at_a_time = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None
        self.served = 0

    def ask(self, asked: Asked, data: bytes) -> Answer:
        with self.one_at_a_time:
            process = self._alive()
            whole = False
            late = threading.Event()
            clock = threading.Timer(asked.limits.wall, _stop, (process, late))
            clock.daemon = True
            clock.start()
            try:
                raw = _exchange(process, asked, data)
                whole = raw is not None
                if not whole:
                    _let_end(process)
            finally:
                clock.cancel()
                if not whole:  # also when a person interrupts: half an answer must not stay
                    self._end(process)
            if raw is None:
                return _died(process.returncode, asked, late=late.is_set())
            answer = msgspec.msgpack.decode(raw, type=Answer)
            self.served += 1
            if answer.last or self.served >= _SERVES:
                self._end(process)
            return answer

    def take_apart(self, asked: Asked, data: bytes) -> Generator[Member, None, Answer]:
        """Give each member, and at the end what ended it."""
        with self.one_at_a_time:
            process = self._alive()
            done = None
            late = threading.Event()
            try:
                raw = _in_time(process, asked, late, lambda: _exchange(process, asked, data))
                while raw is not None:
                    answer = msgspec.msgpack.decode(raw, type=Answer)
                    if answer.member is None:
                        done = answer
                        return answer
                    body = _body(process, answer.size)
                    if body is None:
                        break
                    yield msgspec.structs.replace(answer.member, data=body)
                    raw = _in_time(process, asked, late, lambda: _next(process, asked))
                _let_end(process)
            finally:
                if done is None or done.last:
                    self._end(process)
            return _died(process.returncode, asked, late=late.is_set())

    def _alive(self) -> subprocess.Popen[bytes]:
        if self.process is not None and self.process.poll() is None:
            return self.process
        self.process = _started(self.memory)
        self.served = 0
        weakref.finalize(self, _ended, self.process, os.getpid())
        return self.process

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        _ended(process, os.getpid())
        self.process = None


def guard() -> str:
    """Say how far the child is shut in here: ``bwrap``, ``limits`` or ``clock``."""
    if _box():
        return "bwrap"
    return "limits" if os.name == "posix" and sys.platform != "darwin" else "clock"


@functools.cache
def _box() -> tuple[str, ...]:
    """Give the command that shuts the child in; nothing where there is none, or it may not work."""
    program = shutil.which("bwrap") if sys.platform == "linux" else None
    if program is None:
        return ()
    command = (
        program,
        "--unshare-all",
        "--die-with-parent",
        "--new-session",
        # What is needed may itself lie in a folder of passing things: it comes after.
        *("--proc", "/proc", "--dev", "/dev", "--tmpfs", "/tmp", "--chdir", "/"),  # noqa: S108
        *(word for path in _needed() for word in ("--ro-bind", path, path)),
    )
    try:  # some systems do not let anybody make a room of their own
        done = subprocess.run(  # noqa: S603 -- ourselves, to say nothing
            [*command, sys.executable, "-P", "-c", "import dripstone"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=_surroundings(),
            timeout=_PROBE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    return command if done.returncode == 0 else ()


def _needed() -> list[str]:
    """Give what the child's programs lie in: the system's own, Python, and this package."""
    ours = Path(__file__).resolve().parents[3]
    places = [
        *("/usr", "/bin", "/lib", "/lib32", "/lib64", "/etc/ld.so.cache", "/etc/alternatives"),
        *(sys.prefix, sys.base_prefix, sys.exec_prefix, str(ours)),
        *(sysconfig.get_path(name) for name in ("purelib", "platlib", "stdlib", "platstdlib")),
        *(path for path in sys.path if path.endswith(("site-packages", "dist-packages"))),
    ]
    found = sorted({place for place in places if place != "/" and Path(place).exists()})
    return [p for p in found if not any(p.startswith(f"{o}/") for o in found if o != p)]


def _surroundings() -> dict[str, str]:
    return {
        **{name: os.environ[name] for name in _PASSED_ON if name in os.environ},
        "MALLOC_ARENA_MAX": "2",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONUTF8": "1",
    }


def _started(memory: int, box: tuple[str, ...] | None = None) -> subprocess.Popen[bytes]:
    # -P: a module that lies in the current folder is never taken for one of ours.
    return subprocess.Popen(  # noqa: S603 -- ourselves, with a number
        [
            *(_box() if box is None else box),
            *(sys.executable, "-P", "-m", __name__, str(memory)),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,  # a traceback may hold words
        env=_surroundings(),
        start_new_session=True,  # an interrupt at the keyboard is the parent's to handle
    )


def _stop(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _let_end(process: subprocess.Popen[bytes]) -> None:
    """Wait for a child that said nothing more: how it ended by itself says what was wrong."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(timeout=_DYING)


def _ended(process: subprocess.Popen[bytes], owner: int) -> None:
    if os.getpid() != owner:  # a forked copy of us: the child is not ours
        return
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout):
        assert pipe is not None
        try:
            pipe.close()
        except BrokenPipeError:  # what was not written yet has nobody to go to
            continue


def _exchange(process: subprocess.Popen[bytes], asked: Asked, data: bytes) -> bytes | None:
    """Send a file and wait for the answer; None if the child died before it was whole."""
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        head = msgspec.msgpack.encode(asked)
        process.stdin.write(len(head).to_bytes(_HEAD, "big") + head)
        process.stdin.write(data)
        process.stdin.flush()
    except BrokenPipeError:
        return None
    return _message(process.stdout, most=4 * asked.limits.code_points + 2**22)


def _next(process: subprocess.Popen[bytes], asked: Asked) -> bytes | None:
    assert process.stdout is not None
    return _message(process.stdout, most=4 * asked.limits.code_points + 2**22)


def _body(process: subprocess.Popen[bytes], size: int) -> bytes | None:
    assert process.stdout is not None
    body = process.stdout.read(size)
    return body if len(body) == size else None


def _in_time(
    process: subprocess.Popen[bytes],
    asked: Asked,
    late: threading.Event,
    ask: Callable[[], bytes | None],
) -> bytes | None:
    """Wait for an answer, and end the child if none comes."""
    clock = threading.Timer(asked.limits.wall, _stop, (process, late))
    clock.daemon = True
    clock.start()
    try:
        return ask()
    finally:
        clock.cancel()


def _message(pipe: IO[bytes], most: int) -> bytes | None:
    head = pipe.read(_HEAD)
    length = int.from_bytes(head, "big")
    if len(head) < _HEAD or length > most:
        return None
    body = pipe.read(length)
    return body if len(body) == length else None


def _died(code: int, asked: Asked, *, late: bool) -> Answer:
    """Say why there is no answer, from how the child ended."""
    code = code if code <= 128 else 128 - code  # a box tells a signal as a shell does
    out_of_time = getattr(signal, "SIGXCPU", None)
    if late or (out_of_time is not None and code == -out_of_time):
        seconds = asked.limits.wall if late else asked.limits.cpu
        return _trouble(TooSlow(seconds=seconds, size=asked.size))
    # The system needed its memory, or a library that is given none gave up.
    if code in {-getattr(signal, "SIGKILL", 9), -signal.SIGABRT}:
        return _trouble(TooLarge(size=asked.size, memory=asked.limits.memory))
    return _trouble(Damaged(size=asked.size, ended=code))


def _trouble(trouble: Unreadable, *, last: bool = False) -> Answer:
    facts = {k: v if isinstance(v, int) else str(v) for k, v in trouble.facts.items()}
    return Answer(error=type(trouble).__name__, facts=facts, last=last)


# What follows runs in the child.


def main() -> None:
    """Answer until nobody asks any more. Standard output is kept for answers alone."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)  # parsers that print must not garble an answer
    _limit_memory(int(sys.argv[1]))
    while (head := _message(sys.stdin.buffer, most=2**20)) is not None:
        asked = msgspec.msgpack.decode(head, type=Asked)
        _limit_time(asked.limits.cpu)
        data = sys.stdin.buffer.read(asked.size)
        _send(answers, _apart(asked, data, answers) if asked.apart else _answer(asked, data))


def _send(answers: IO[bytes], answer: Answer, data: bytes = b"") -> None:
    body = msgspec.msgpack.encode(answer)
    answers.write(len(body).to_bytes(_HEAD, "big") + body)
    answers.write(data)
    answers.flush()


def _apart(asked: Asked, data: bytes, answers: IO[bytes]) -> Answer:
    """Send each member, and say how it ended."""
    try:
        for member in container(asked.format).members(data, asked.name):
            bare = msgspec.structs.replace(member, data=b"")
            _send(answers, Answer(member=bare, size=len(member.data)), member.data)
    except Unreadable as trouble:
        return _trouble(trouble)
    except MemoryError:
        return _trouble(TooLarge(size=asked.size, memory=asked.limits.memory), last=True)
    except RecursionError:
        return _trouble(Damaged(size=asked.size, nested="too deep"))
    return Answer()


def _answer(asked: Asked, data: bytes) -> Answer:
    try:
        kind = opener(asked.format)
        opened = fitted(kind.open_(data, asked.name), asked.limits)
    except Unreadable as trouble:
        return _trouble(trouble)
    except MemoryError:
        return _trouble(TooLarge(size=asked.size, memory=asked.limits.memory), last=True)
    except RecursionError:
        return _trouble(Damaged(size=asked.size, nested="too deep"))
    return Answer(version=kind.VERSION, opened=opened)


def _limit_memory(octets: int) -> None:
    try:
        import resource  # noqa: PLC0415 -- POSIX alone has it
    except ImportError:
        return
    for what, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0)):
        resource.setrlimit(what, (most, most))
    try:
        resource.setrlimit(resource.RLIMIT_AS, (octets, octets))
    except (ValueError, OSError):  # macOS refuses
        return


def _limit_time(seconds: int) -> None:
    try:
        import resource  # noqa: PLC0415 -- POSIX alone has it
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + 1 + seconds
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (limit, hard))


if __name__ == "__main__":
    main()

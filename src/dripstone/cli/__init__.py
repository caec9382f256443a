"""The command line: one command a verb, named after the rooms.

main    the door that tells every failure as a sentence, with an exit code by kind of trouble
"""

from __future__ import annotations

import errno
import gc
import importlib
import os
import sys
from typing import Any

import click

from dripstone import __version__
from dripstone.errors import DripstoneError, NoRoom
from dripstone.languages.messages import say, tell

# One report's matrices are small: threads that wait for each other made reading five times slower
# on a busy machine. Whoever wants more sets the variable.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Objects come by the hundred thousand, and hardly any hold each other in a circle. Looking for
# circles as often as Python does by itself took a tenth of the time of keeping small files.
gc.set_threshold(20_000, 20, 20)

# Where each command lives: the order is the order of the rooms, and of ``--help``.
COMMANDS = {
    "new": "keeping",
    "take-in": "keeping",
    "fetch": "keeping",
    "read": "reading",
    "review": "judging",
    "serve": "serving",
    "account": "members",
    "search": "searching",
    "report": "custody",
    "withdraw": "custody",
    "erase": "custody",
    "places": "mapping",
    "maps": "mapping",
    "take-stock": "asking",
    "people": "asking",
    "incidents": "asking",
    "figures": "tallying",
    "count": "counting",
    "demands": "asking",
    "lists": "listing",
    "told": "telling",
    "contradictions": "telling",
    "relations": "telling",
    "mentioned": "telling",
    "shares": "telling",
    "elements": "assessing",
    "assess": "assessing",
    "publish": "publishing",
    "follow-up": "publishing",
    "verify": "checking",
    "log": "checking",
    "exhibit": "exhibiting",
    "witness": "witnessing",
    "timestamp": "timestamping",
    "passphrase": "guarding",
    "backup": "guarding",
    "restore": "guarding",
    "merge": "guarding",
    "export": "guarding",
    "bring-in": "guarding",
    "demo": "showing",
}


class Rooms(click.Group):
    """Commands that are loaded when they are used, so that help is there at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Give the commands in the order of the rooms."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """Load one command."""
        if name not in COMMANDS:
            return None
        module = importlib.import_module(f"{__name__}.{COMMANDS[name]}")
        command: Any = getattr(module, name.replace("-", "_"))
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands from the messages file, so that help loads no room."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, say(f"commands.{name}")) for name in COMMANDS])


@click.group(cls=Rooms, help=say("help"), context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dripstone")
def dripstone() -> None:
    """Hold the commands; the help that people see stands in the messages file."""


def main() -> None:
    """Run a command; tell every failure in words, and end with its kind of trouble."""
    try:
        dripstone.main(standalone_mode=False)
    except DripstoneError as trouble:
        _stop(trouble)
    except click.ClickException as wrong:
        wrong.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        click.echo(say("doors.stopped"), err=True)
        sys.exit(130)
    except UnicodeDecodeError:  # a map, a consent or a passphrase that somebody wrote
        click.echo(f"dripstone: {say('doors.not_utf8')}", err=True)
        sys.exit(2)
    except MemoryError:
        _stop(NoRoom(what="memory"))
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has seen enough
        sys.exit(0)
    except OSError as trouble:
        _system(trouble)


def _stop(trouble: DripstoneError) -> None:
    told = tell(trouble)
    indent = "\n" + " " * len("dripstone: ")
    click.echo("dripstone: " + indent.join((told.happened, told.safe, told.do)), err=True)
    sys.exit(trouble.exit_code)


def _system(trouble: OSError) -> None:
    """Tell the system's own failures too. The path is left out: errors may be sent on."""
    if trouble.errno in (errno.ENOSPC, errno.EDQUOT):
        _stop(NoRoom(what="disk"))
    name = errno.errorcode.get(trouble.errno or 0, "EIO")
    click.echo(f"dripstone: {say('doors.system', name=name)}", err=True)
    sys.exit(6)

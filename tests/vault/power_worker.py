"""A process that commits again and again, and says after each what was acknowledged."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from vault_things import ANN, with_key
from vault_workers import LARGE, a_batch

from dripstone.vault import files


def main(folder: Path, times: int, *settings: str) -> None:
    """Commit to the vault in a folder a number of times, with settings of the database."""
    said = os.open(folder / "said", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    files.LARGE = LARGE
    vault = with_key(folder)
    for setting in settings:
        vault._connection.execute(setting)
    for number in range(times):
        records, originals = a_batch(number)
        vault.commit(*records, did="keep", by=ANN, originals=originals)
        os.write(said, b"%d\n" % number)
    os._exit(0)  # as if the machine stopped here: nothing is tidied up


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), *sys.argv[3:])

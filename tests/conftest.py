"""What all tests share: ``invented`` can be imported from everywhere below this folder."""

from __future__ import annotations

import os

# As at the command line: small matrices, and two workers side by side.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from hypothesis import settings

# How long an example takes says nothing where several share two cores.
settings.register_profile("shared", deadline=None)
settings.load_profile("shared")

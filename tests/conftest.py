"""What all tests share: ``invented`` can be imported from everywhere below this folder."""

from __future__ import annotations

import os

# As at the command line: small matrices, and two workers side by side.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from hypothesis import HealthCheck, settings

# How long an example takes says nothing where several share two cores.
settings.register_profile("shared", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("shared")

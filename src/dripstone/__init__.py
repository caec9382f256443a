"""Dripstone: from many small reports to a record that cannot be denied.

Eight rooms, in this order. ``keep`` takes bytes as they came and keeps them unchanged. ``read``
suggests what they say: acts, events, quotes, demands, each anchored to exact words. In ``review``
people decide, and only what they accept is a finding. ``link`` joins findings into people and
incidents. ``weigh`` asks who independently says so and who says otherwise. ``count`` gives figures
with what they rest on. ``publish`` shows what may be shown and betrays nobody. ``follow_up`` asks
what came of each demand.

Nothing is loaded here: each room loads what it needs when it is used.
"""

from importlib.metadata import PackageNotFoundError, version

try:
    __version__ = version("dripstone")
except PackageNotFoundError:  # run from a checkout that nobody installed
    __version__ = "0+unknown"

__all__ = ["__version__"]

"""Found: a stretch of words, and the value that it comes to."""

from __future__ import annotations

from dripstone.records import HowMany, Value, When, Where


class Found(Value, frozen=True, kw_only=True):
    """Words that say when, how many or where, by place in the content they stand in."""

    start: int  #: code points from the beginning of the content
    end: int  #: code points, exclusive
    value: When | HowMany | Where

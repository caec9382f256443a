"""Queued: one finding or match that waits for a decision."""

from __future__ import annotations

from dripstone.records import Decision, Match, Suggestion, Value


class Queued(Value, frozen=True, kw_only=True):
    """One thing to decide, with everybody who suggests it and all that was said of it."""

    on: str  #: identity of the finding or match
    state: str  #: suggested or disputed
    suggestions: tuple[Suggestion, ...]  #: at least one
    history: tuple[Decision, ...] = ()
    moves: float = 0.0  #: by how much deciding it may move a figure; ``inf``: it opens one upwards

    @property
    def of(self) -> Suggestion:
        """Give the suggestion that is surest of it."""
        return max(self.suggestions, key=lambda s: s.confidence)

    @property
    def skipped(self) -> bool:
        """Tell whether the last word on it was to leave it for later."""
        return bool(self.history) and self.history[-1].verb == "skip"

    @property
    def place(self) -> tuple[str, int, int]:
        """Give the text and the place of its words; matches, which have none, come after."""
        one = self.suggestions[0].of
        if isinstance(one, Match):
            return ("", 0, 0)
        return (one.text, one.anchors[0].start, -one.anchors[0].end)

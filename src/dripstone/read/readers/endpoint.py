"""Endpoint: a reader that asks a language model about each part of a text, one part a request.

Endpoint    Text → Suggestions and Refusals    needs a way to ask: bytes → bytes

The way to ask is given to it, so that no connection is made in this room. A model that gives no
answer is asked about the next part; after three silences on end it is left alone, and the parts
that it was not asked about are counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from dripstone.errors import NoAnswer
from dripstone.read.readers import Refusal
from dripstone.read.readers.findings import believed
from dripstone.read.readers.parts import Part, parts
from dripstone.read.readers.prompting import question
from dripstone.read.readers.replies import unpacked
from dripstone.records import Suggestion, Text

_PATIENCE = 3  #: silences on end, after which the endpoint is not asked about this text any more


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Endpoint:
    """A model behind an endpoint."""

    ask: Callable[[bytes], bytes]  #: sends one request; raises NoAnswer
    model: str
    most: int = 400  #: parts of one text that are asked about

    @property
    def made_by(self) -> str:
        """Name the model, as suggestions and receipts do."""
        return f"endpoint/{self.model}"

    def __call__(self, text: Text) -> Iterator[Suggestion | Refusal]:
        """Ask about a text part by part."""
        silent = 0
        for number, part in enumerate(parts(text)):
            if number >= self.most or silent >= _PATIENCE:
                yield Refusal(made_by=self.made_by, why="not_asked")
                continue
            try:
                answer = list(self._of(part, text))
            except NoAnswer as trouble:
                silent += 1
                yield Refusal(made_by=self.made_by, why=f"no_answer.{trouble.facts['why']}")
                continue
            silent = 0
            yield from answer

    def _of(self, part: Part, text: Text) -> Iterator[Suggestion | Refusal]:
        told = unpacked(self.ask(question(part, model=self.model)))
        for why, many in (("misshapen", told.misshapen), ("too_many", told.too_many)):
            if many:
                yield Refusal(made_by=self.made_by, why=why, many=many)
        for item in told.items:
            yield from believed(item, part, text, made_by=self.made_by)

"""Read: from a report to what it says.

    open_text       Report, bytes → Text     one format a file in ``formats/``
    suggest         Text → Reading           one kind of finding a file in ``finders/``
    suggest_many    Texts → Readings         one after another; memory stays flat

A machine suggests, a person decides. Whoever makes a suggestion, our finders or a reader that
somebody plugged in and named (``readers``), its words must stand in the text, or it is refused and
counted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import msgspec

from dripstone.read.asked import Asked
from dripstone.read.readers import Reader, Refusal, suggested
from dripstone.records import Stated, Suggestion, Text, Value

if TYPE_CHECKING:
    from dripstone.languages.parsed import Sentence, Stretch
    from dripstone.read.opening import open_text as open_text
    from dripstone.read.tongues import Waiting
    from dripstone.vocabulary.gazetteer import Gazetteer

_AT_ONCE = 256  #: sentences parsed together, over as many texts as it takes


class Reading(Value, frozen=True, kw_only=True):
    """What was suggested for a text, and what was looked at and refused on the way."""

    text: str  #: identity of the Text
    suggestions: tuple[Suggestion, ...] = ()
    language: str | None = None  #: that most of it was read in; None when no reader serves any
    #: language of segments that nobody reads → name of the error why
    unread: dict[str, str] = msgspec.field(default_factory=dict)
    sentences: int = 0
    nominated: int = 0  #: sentences that held a word worth parsing them for
    words: int = 0
    refused: dict[str, int] = msgspec.field(default_factory=dict)  #: by who made them
    #: the same, by who made them and why: "endpoint/model: not_in_the_words"
    reasons: dict[tuple[str, str], int] = msgspec.field(default_factory=dict)

    def __iter__(self) -> Iterator[Suggestion]:
        """Give the suggestions in the order of the text."""
        return iter(self.suggestions)

    def __len__(self) -> int:
        """Count the suggestions."""
        return len(self.suggestions)


def suggest(
    text: Text,
    *,
    publisher: str | None = None,
    exhaustive: bool = False,
    gazetteer: Gazetteer | None = None,
    readers: Iterable[Reader] = (),
) -> Reading:
    """Suggest what a text says: acts, events, quotes, demands and more, each with its words.

    ``publisher`` is the outermost voice where the text does not name its own. ``exhaustive`` also
    suggests what precision would leave out. ``gazetteer`` holds a project's own places beside ours.
    ``readers`` are asked too; what they say meets the same proof.
    """
    asked = Asked(
        publisher=publisher, exhaustive=exhaustive, gazetteer=gazetteer, readers=tuple(readers)
    )
    return next(iter(_suggest_many([text], asked)))


def suggest_many(
    texts: Iterable[Text],
    *,
    publisher: str | None = None,
    exhaustive: bool = False,
    gazetteer: Gazetteer | None = None,
    readers: Iterable[Reader] = (),
) -> Iterator[Reading]:
    """Suggest for many texts, in their order; sentences of several texts are parsed together."""
    asked = Asked(
        publisher=publisher, exhaustive=exhaustive, gazetteer=gazetteer, readers=tuple(readers)
    )
    return _suggest_many(texts, asked)


def _suggest_many(texts: Iterable[Text], asked: Asked) -> Iterator[Reading]:
    from dripstone.read.tongues import prepared  # noqa: PLC0415 -- loads the lexicon

    waiting: list[Waiting] = []
    sentences = 0
    for text in texts:
        waiting.append(prepared(text, exhaustive=asked.exhaustive))
        sentences += waiting[-1].sentences
        if sentences >= _AT_ONCE or len(waiting) >= _AT_ONCE:
            yield from _read(waiting, asked)
            waiting, sentences = [], 0
    yield from _read(waiting, asked)


def _read(waiting: list[Waiting], asked: Asked) -> Iterator[Reading]:
    """Parse the sentences of several texts together, language by language."""
    every = {language.CODE: language for one in waiting for language, _ in one.parts}
    parsed = {code: language.parse(_stretches(waiting, code)) for code, language in every.items()}
    for one in waiting:
        yield _checked(one, _suggestions(one, parsed, asked), asked)


def _stretches(waiting: list[Waiting], code: str) -> Iterator[Stretch]:
    for one in waiting:
        yield from (s for of, found in one.parts if code == of.CODE for s in found.stretches)


def _suggestions(
    one: Waiting, parsed: Mapping[str, Iterator[tuple[Sentence, ...]]], asked: Asked
) -> Iterator[Suggestion]:
    from dripstone.read.reading import page_of  # noqa: PLC0415 -- see above

    for language, found in one.parts:
        sentences = [next(parsed[language.CODE]) for _ in found.stretches]
        yield from _ours(page_of(one.text, language, found, sentences, asked))


def _ours(page: Any) -> Iterator[Suggestion]:  # noqa: ANN401
    from dripstone.read.drafts import suggested  # noqa: PLC0415 -- see above
    from dripstone.read.finders import FINDERS  # noqa: PLC0415
    from dripstone.read.finders.every import rest  # noqa: PLC0415
    from dripstone.read.references import of_acts  # noqa: PLC0415

    told_of: set[int] = set()
    acts = []
    for find in FINDERS.values():
        for draft in find(page):
            told_of.add(draft.trigger[0])
            if draft.kind == "act":
                acts.append(draft)
            yield suggested(page, draft)
    yield from (suggested(page, draft) for draft in of_acts(page, acts))
    yield from (suggested(page, draft) for draft in rest(page, told_of))
    for told in page.told:  # what was noted holds its sentence: a circle that only a search ends
        told.sentence.noted.clear()


def _checked(one: Waiting, ours: Iterable[Suggestion], asked: Asked) -> Reading:
    from dripstone.read.reading import checked  # noqa: PLC0415 -- see above

    text = one.text
    told = [*suggested(asked.readers, _published(text, asked))] if asked.readers else []
    result = checked(text, (*ours, *(s for s in told if isinstance(s, Suggestion))))
    reasons = Counter({(maker, "not_found"): n for maker, n in result.refused.items()})
    for said in told:
        if isinstance(said, Refusal):
            reasons[said.made_by, said.why] += said.many
    ordered = sorted(result.standing, key=lambda s: (s.of.anchors[0].start, s.of.kind, s.of.id))  # type: ignore[union-attr]
    return Reading(
        text=text.id,
        suggestions=tuple(ordered),
        language=next((language.CODE for language, _ in one.parts), None),
        unread=one.unread,
        sentences=sum(found.sentences for _, found in one.parts),
        nominated=one.sentences,
        words=sum(found.words for _, found in one.parts),
        refused=_by_maker(reasons),
        reasons=dict(reasons),
    )


def _by_maker(reasons: Mapping[tuple[str, str], int]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for (maker, _), many in reasons.items():
        counts[maker] += many
    return dict(counts)


def _published(text: Text, asked: Asked) -> Text:
    """Tell readers who publishes, where only whoever asks knows."""
    if text.publisher is not None or asked.publisher is None:
        return text
    told = Stated(value=asked.publisher, where="metadata")
    return msgspec.structs.replace(text, publisher=told)


def __getattr__(name: str) -> Any:  # noqa: ANN401
    """Fetch ``open_text`` when it is first asked for, so that reading loads no format."""
    if name == "open_text":
        from dripstone.read.opening import open_text  # noqa: PLC0415

        return open_text
    raise AttributeError(name)


__all__ = ["Reader", "Reading", "Refusal", "open_text", "suggest", "suggest_many"]

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

from dripstone import languages
from dripstone.errors import MissingExtra, NoSuchLanguage
from dripstone.read.asked import Asked
from dripstone.read.readers import Reader, Refusal, suggested
from dripstone.records import Stated, Suggestion, Text, Value

if TYPE_CHECKING:
    from dripstone.languages import Language
    from dripstone.read.opening import open_text as open_text
    from dripstone.read.reading import Nominated
    from dripstone.vocabulary.gazetteer import Gazetteer

_AT_ONCE = 256  #: sentences parsed together, over as many texts as it takes


class Reading(Value, frozen=True, kw_only=True):
    """What was suggested for a text, and what was looked at and refused on the way."""

    text: str  #: identity of the Text
    suggestions: tuple[Suggestion, ...] = ()
    language: str | None = None  #: that it was read in; None when no reader serves it
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
    waiting: list[tuple[Text, Language | None, Nominated | None]] = []
    sentences = 0
    for text in texts:
        waiting.append(_prepared(text, exhaustive=asked.exhaustive))
        found = waiting[-1][2]
        sentences += 0 if found is None else len(found.stretches)
        if sentences >= _AT_ONCE or len(waiting) >= _AT_ONCE:
            yield from _read(waiting, asked)
            waiting, sentences = [], 0
    yield from _read(waiting, asked)


def _prepared(text: Text, *, exhaustive: bool) -> tuple[Text, Language | None, Nominated | None]:
    from dripstone.read.reading import nominated, segments_of  # noqa: PLC0415 -- loads the lexicon

    text = msgspec.structs.replace(text, segments=tuple(segments_of(text)))
    code = text.language or languages.guess(text.content)
    try:
        language = languages.reader(code) if code else None
    except (NoSuchLanguage, MissingExtra):
        language = None
    return (
        text,
        language,
        None if language is None else nominated(text, language, exhaustive=exhaustive),
    )


def _read(
    waiting: list[tuple[Text, Language | None, Nominated | None]],
    asked: Asked,
) -> Iterator[Reading]:
    from dripstone.read.reading import page_of  # noqa: PLC0415 -- see above

    parsed = {
        language.CODE: language.parse(
            s for _, other, found in waiting if other is language and found for s in found.stretches
        )
        for language in {id(w[1]): w[1] for w in waiting if w[1] is not None}.values()
    }
    for text, language, found in waiting:
        if language is None or found is None:
            yield _checked(text, (), None, found, asked)
            continue
        sentences = [next(parsed[language.CODE]) for _ in found.stretches]
        page = page_of(text, language, found, sentences, asked)
        yield _checked(text, _ours(page), language.CODE, found, asked)


def _ours(page: Any) -> Iterator[Suggestion]:  # noqa: ANN401
    from dripstone.read.drafts import suggested  # noqa: PLC0415 -- see above
    from dripstone.read.finders import FINDERS  # noqa: PLC0415
    from dripstone.read.finders.every import rest  # noqa: PLC0415

    told_of: set[int] = set()
    for find in FINDERS.values():
        for draft in find(page):
            told_of.add(draft.trigger[0])
            yield suggested(page, draft)
    yield from (suggested(page, draft) for draft in rest(page, told_of))


def _checked(
    text: Text,
    ours: Iterable[Suggestion],
    language: str | None,
    found: Nominated | None,
    asked: Asked,
) -> Reading:
    from dripstone.read.reading import checked  # noqa: PLC0415 -- see above

    told = [*suggested(asked.readers, _published(text, asked))] if asked.readers else []
    result = checked(text, (*ours, *(one for one in told if isinstance(one, Suggestion))))
    reasons = Counter({(maker, "not_found"): n for maker, n in result.refused.items()})
    for one in told:
        if isinstance(one, Refusal):
            reasons[one.made_by, one.why] += one.many
    ordered = sorted(result.standing, key=lambda s: (s.of.anchors[0].start, s.of.kind, s.of.id))  # type: ignore[union-attr]
    return Reading(
        text=text.id,
        suggestions=tuple(ordered),
        language=language,
        sentences=0 if found is None else found.sentences,
        nominated=0 if found is None else len(found.stretches),
        words=0 if found is None else found.words,
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

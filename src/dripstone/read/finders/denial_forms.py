"""Denial forms: what Russian says of an answer that was not given, or of what was not so.

formed    Page, Told → who denies or gives no answer, by what word, of what
said_so   Page, Told → the same, where an office says that it was not so: «уехали добровольно»

Russian leaves the subject out or puts it anywhere, so that these are read by their words: whose
they are is the subject, a body they are said "in", or the voice around them.
"""

from __future__ import annotations

from collections.abc import Iterator

from dripstone.languages.parsed import Sentence, Word
from dripstone.read.arguments import actor, is_passive
from dripstone.read.drafts import Answer
from dripstone.read.finders.denial_turns import Turn
from dripstone.read.finders.denials_said import clause
from dripstone.read.page import Page, Told
from dripstone.read.voices import chain
from dripstone.read.who import answer, speaking

_CUES = (
    "confirms", "remarks", "declines", "ignores", "answers_given", "no_findings", "admits",
    "calls", "denies", "gets_through",
)  # fmt: skip
_SAID = ("harmless", "none_of", "complaints_made", "fakes", "none_such")
_NEAR = 7  #: words around a cue in which what belongs to it stands
_AHEAD = 10  #: words between «заявил, что» and «добровольно»


def formed(page: Page, told: Told) -> Iterator[Turn]:
    """Give the denials and refusals that forms tell; none where a language has no such words."""
    yield from _by(page, told, _CUES)


def said_so(page: Page, told: Told) -> Iterator[Turn]:
    """Give what an office says was not so, without a word for denying it."""
    yield from _by(page, told, _SAID)


def _by(page: Page, told: Told, cues: tuple[str, ...]) -> Iterator[Turn]:
    if not told.sentence.bare or page.is_teaser(told):
        return
    for word in page.lexicon.marked(told.sentence, *cues):
        own = page.lexicon.cues_of(word.low)
        for cue, find in _FORMS:
            turn = find(page, told, word) if cue in own else None
            if turn is not None:
                yield turn
                break


def _turn(page: Page, told: Told, cue: Word, by: Word | None, *, declines: bool) -> Turn | None:
    if by is None:
        return None
    what = None if declines else clause(told.sentence, cue, without=by)
    return Turn(cue=cue, by=answer(page, told, by), what=what, declines=declines)


def _not(sentence: Sentence, word: Word) -> bool:
    before = [w.low for w in sentence.words[max(0, word.index - 2) : word.index]]
    return "не" in before


def _near(page: Page, sentence: Sentence, word: Word, cue: str, *, reach: int = _NEAR) -> bool:
    around = sentence.words[max(0, word.index - reach) : word.index + reach]
    return any(page.lexicon.has(cue, w) for w in around)


def _speaker(page: Page, sentence: Sentence, verb: Word, *, anybody: bool = False) -> Word | None:
    """Give who is said not to answer: the subject, a body «в полиции», or the first named."""
    own = actor(sentence, verb)
    if own is not None and _may(page, sentence, own):
        return own
    said_in = [*sentence.obliques(verb, "in", "at"), *sentence.words[: verb.index]]
    at_first = (w for w in said_in if sentence.case(w) in ("in", "at") and _may(page, sentence, w))
    body = next(at_first, None)
    if body is not None:
        return body
    first = [w for w in sentence.words[: verb.index] if w.kind in ("noun", "name")][:2]
    named = (
        w
        for w in first
        if w.relation in ("root", "subject") and (anybody or _may(page, sentence, w))
    )
    return next(named, None)


def _may(page: Page, sentence: Sentence, word: Word) -> bool:
    has = page.lexicon.has
    if word.kind not in ("noun", "name", "pronoun"):
        return False
    return has("bodies", word) or has("office_holders", word) or page.is_somebody(sentence, word)


def _unconfirmed(page: Page, told: Told, verb: Word) -> Turn | None:
    """Read «в военкомате информацию не подтвердили», «проверка фактов не подтвердила»."""
    sentence = told.sentence
    if (
        verb.kind != "verb"
        or not _not(sentence, verb)
        or verb.form not in ("past", "participle", "present")
    ):
        return None
    if verb.low.endswith(("сь", "ся")) or is_passive(sentence, verb):
        return _voiced(page, told, verb)
    subject = actor(sentence, verb)
    if subject is not None and page.lexicon.has("inquiries", subject):
        return _voiced(page, told, verb)
    return _turn(page, told, verb, _speaker(page, sentence, verb), declines=False)


def _voiced(page: Page, told: Told, cue: Word) -> Turn | None:
    """Give a denial of whose voice it is said in; of nobody, none."""
    hops = chain(page, told, cue).hops
    voice = hops[-1]
    if voice.span is None or len(hops) < 2:
        return None
    if not _office(page, f"{voice.who} {voice.stands_for or ''}"):
        return None
    by: Answer = (voice.span, speaking(page, voice.who or "", voice.stands_for))
    return Turn(cue=cue, by=by, what=clause(told.sentence, cue), declines=False)


def _no_remark(page: Page, told: Told, verb: Word) -> Turn | None:
    """Read «пока не комментирует ситуацию», «говорить с нами не стал»."""
    sentence = told.sentence
    if not verb.low.startswith(("коммент", "прокоммент")) or not _not(sentence, verb):
        return None
    return _turn(page, told, verb, _speaker(page, sentence, verb), declines=True)


def _declines(page: Page, told: Told, verb: Word) -> Turn | None:
    """Read «от комментариев воздержалось», «ответить на вопросы отказалась»."""
    sentence = told.sentence
    if not _near(page, sentence, verb, "asked_for", reach=5) or _not(sentence, verb):
        return None
    by = _speaker(page, sentence, verb, anybody=True)
    return _turn(page, told, verb, by, declines=True)


def _ignored(page: Page, told: Told, verb: Word) -> Turn | None:
    """Read «проигнорировал вопросы», «бросил трубку, услышав вопрос», «промолчал»."""
    sentence = told.sentence
    about = _near(page, sentence, verb, "asked_for") or _near(
        page, sentence, verb, "hangs_up", reach=3
    )
    if verb.kind != "verb" or not about or _not(sentence, verb):
        return None
    return _turn(page, told, verb, _speaker(page, sentence, verb), declines=True)


def _no_answer(page: Page, told: Told, noun: Word) -> Turn | None:
    """Read «ответа от министерства не поступило», «комментария у компании получить не удалось»."""
    sentence = told.sentence
    comes = [w for w in sentence.words if page.lexicon.has("arrives", w)]
    verb = next((w for w in comes if abs(w.index - noun.index) <= _NEAR), None)
    if verb is None or not (_not(sentence, verb) or verb.low == "нет"):
        return None
    ends = [w for w in sentence.words if w.kind in ("noun", "name") and _from(page, sentence, w)]
    by = next((w for w in ends if abs(w.index - verb.index) <= _NEAR), None)
    return _turn(page, told, noun, by, declines=True)


def _from(page: Page, sentence: Sentence, word: Word) -> bool:
    cases = ("from", "near", "in", "with")
    return sentence.case(word) in cases and _may(page, sentence, word)


def _not_reached(page: Page, told: Told, verb: Word) -> Turn | None:
    """Read «связаться с представителями компании не удалось»."""
    sentence = told.sentence
    fails = any(page.lexicon.has("manages", w) and _not(sentence, w) for w in sentence.words)
    if verb.form != "infinitive" or not fails:
        return None
    ahead = sentence.words[verb.index + 1 : verb.index + _NEAR]
    by = next((w for w in ahead if w.kind in ("noun", "name") and _may(page, sentence, w)), None)
    return _turn(page, told, verb, by, declines=True)


def _found_nothing(page: Page, told: Told, verb: Word) -> Turn | None:
    """Read «прокуратура нарушений не выявила»."""
    sentence = told.sentence
    if not _not(sentence, verb) or not _near(page, sentence, verb, "nothing_found", reach=5):
        return None
    by = _speaker(page, sentence, verb)
    if by is None or page.lexicon.has("inquiries", by):
        return _voiced(page, told, verb)
    return _turn(page, told, verb, by, declines=False)


def _not_guilty(page: Page, told: Told, verb: Word) -> Turn | None:
    """Read «подсудимый вину не признал», «виновным себя не признаёт»."""
    sentence = told.sentence
    if verb.kind != "verb" or not _not(sentence, verb):
        return None
    if not _near(page, sentence, verb, "guilts", reach=5):
        return None
    return _turn(page, told, verb, _speaker(page, sentence, verb), declines=False)


def _called_untrue(page: Page, told: Told, verb: Word) -> Turn | None:
    """Read «назвало обвинения беспочвенными», «считают такие утверждения необоснованными»."""
    sentence = told.sentence
    ahead = sentence.words[max(0, verb.index - _NEAR) : verb.index + _NEAR]
    untrue = any(
        page.lexicon.has("untrue_claims", w) or page.lexicon.has("fakes", w) for w in ahead
    )
    if verb.kind != "verb" or not untrue or _not(sentence, verb):
        return None
    return _turn(page, told, verb, _speaker(page, sentence, verb), declines=False)


def _outright(page: Page, told: Told, verb: Word) -> Turn | None:
    """Read «связь с нападавшими отрицает», «опроверг слова правозащитников», of whatever it is."""
    sentence = told.sentence
    if verb.kind != "verb" or verb.form not in ("past", "present") or _not(sentence, verb):
        return None
    return _turn(page, told, verb, _speaker(page, sentence, verb), declines=False)


def _harmless(page: Page, told: Told, word: Word) -> Turn | None:
    """Read «комендант утверждает, что беженцы уехали добровольно», of an office alone."""
    into = word.low == "воздух"
    shot = any(w.low.startswith(("стрел", "выстрел")) for w in told.sentence.words)
    return _by_office(page, told, word, plainly=True) if shot or not into else None


def _none_of(page: Page, told: Told, word: Word) -> Turn | None:
    """Read «никаких операций не проводил», «рабства никакого нет», of an office alone."""
    sentence = told.sentence
    ahead = sentence.words[word.index : word.index + _NEAR]
    denied = any(w.low in ("не", "нет") for w in ahead)
    harm = any(_is_wrong(page, w) for w in ahead[1:3] if w.kind == "noun")
    return _by_office(page, told, word, anybody=harm) if denied else None


def _none_such(page: Page, told: Told, word: Word) -> Turn | None:
    """Read «в полиции говорят, такого нет», «заявил, что таких людей в республике нет»."""
    sentence = told.sentence
    around = sentence.words[max(0, word.index - 4) : word.index + _NEAR]
    none = any(w.low == "нет" for w in around) or (word.kind == "verb" and _not(sentence, word))
    return _by_office(page, told, word, plainly=True) if none else None


def _is_wrong(page: Page, word: Word) -> bool:
    senses = (s for m in page.lexicon.lemma(word) for s in page.lexicon.senses.get(m, ()))
    return any(s.scheme == "acts" for s in senses)


def _by_office(
    page: Page, told: Told, word: Word, *, plainly: bool = False, anybody: bool = False
) -> Turn | None:
    """Give a denial of the office whose words these are.

    Its verb of saying stands before, or the quotation is its; with ``plainly``, no other voice
    counts, and with ``anybody``, who says so need hold no office.
    """
    sentence = told.sentence
    says = [w for w in sentence.words[: word.index] if page.lexicon.has("reporting", w)]
    near = [w for w in says if w.kind == "verb" and word.index - w.index <= _AHEAD]
    by = _speaker(page, sentence, near[-1]) if near else None
    if by is not None and (anybody or _office(page, page.words(sentence.phrase(by)))):
        return _turn(page, told, word, by, declines=False)
    return None if plainly and not page.spoken_by(word.start) else _voiced(page, told, word)


def _office(page: Page, words: str) -> bool:
    who = speaking(page, words, None)
    said = words.lower().split()
    holds = any(page.lexicon.has("office_holders", w) for w in said)
    body = any(page.lexicon.has("bodies", w) for w in said)
    return holds or who.type in _TYPES or (body and who.type is None)


_TYPES = (
    "authorities", "head_of_state", "regional_government", "police", "security", "military",
    "prison", "prosecutor", "investigator", "business", "education",
)  # fmt: skip


def _fake(page: Page, told: Told, noun: Word) -> Turn | None:
    """Read «„Это фейк“, — заявил комендант»."""
    sentence = told.sentence
    before = sentence.words[max(0, noun.index - 3) : noun.index]
    this = any(w.low in ("это", "всё", "все") for w in before)
    real = noun.relation in ("root", "complement", "attribute", "conjunct") and this
    return _by_office(page, told, noun) if real and not _not(sentence, noun) else None


_FORMS = (
    ("denies", _outright),
    ("confirms", _unconfirmed),
    ("admits", _not_guilty),
    ("remarks", _no_remark),
    ("declines", _declines),
    ("ignores", _ignored),
    ("answers_given", _no_answer),
    ("gets_through", _not_reached),
    ("no_findings", _found_nothing),
    ("calls", _called_untrue),
    ("complaints_made", _none_of),
    ("none_of", _none_of),
    ("harmless", _harmless),
    ("fakes", _fake),
    ("none_such", _none_such),
)

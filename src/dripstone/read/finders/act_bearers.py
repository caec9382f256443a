"""Act bearers: to whom a verb's act is done where the words turn it round.

may_keep        may whom a phrase itself names be the one it is done to?
told_by_self    who suffers what they tell: «трое рассказали, что находились в подвале»
told_of         who is said to be missing
body_of         whose body was found or given back
spared          is somebody said to have been left alone?
suffers_by      does the verb say what befalls its subject?
found_so        is who is named first found so?
"""

from __future__ import annotations

from dripstone.languages.lexicon import Sense, Trigger
from dripstone.languages.parsed import Sentence, Word
from dripstone.read.heard import Heard
from dripstone.read.page import Page

#: acts whose phrase may hold the one they are done to: «изъяли паспорт», «не пускают к нему»
_OWN_WORDS = ("liberty.movement", "liberty.incommunicado", "privacy.surveillance", "privacy.outing",
              "body.force", "justice.unfair_trial")  # fmt: skip


def may_keep(page: Page, sentence: Sentence, sense: Sense, done_to: Word | None) -> bool:
    """Tell the hostages of «держат заложников» from the sentence of «вынесли приговор»."""
    if done_to is not None and page.lexicon.has("fired_things", done_to):
        return False
    somebody = done_to is not None and page.is_somebody(sentence, done_to)
    if sense.id == "justice.unfair_trial" or sense.id not in _OWN_WORDS:
        return somebody and sense.id.startswith(("justice.unfair_trial", "liberty"))
    return True


def told_by_self(page: Page, sentence: Sentence, verb: Word) -> Word | None:
    """Give who suffers in «трое рассказали, что находились в подвале»: those who tell it."""
    head = sentence.head(verb)
    alone = sentence.child(verb, "subject", "passive_subject") is None
    if not sentence.bare or verb.relation != "complement" or head is None or not alone:
        return None
    own = sentence.child(head, "subject") if head.form == verb.form else None
    return own if own is not None and page.is_somebody(sentence, own) else None


def spared(page: Page, heard: Heard, done_to: Word | None) -> bool:
    """Tell «её не тронули» from «мы никого не трогали»."""
    nobody = done_to is not None and page.lexicon.has("nobody", done_to)
    return heard.polarity == "denies" and not nobody


def told_of(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give who is said to be missing: "his wife reported him missing", "reported ten missing"."""
    verb, *others = trigger.words
    near = [sentence.child(verb, "passive_subject", "object")]
    near += [sentence.child(w, "subject") for w in others] + [sentence.head(w) for w in others]
    return next(
        (w for w in near if w is not None and w != verb and page.is_somebody(sentence, w)), None
    )


def body_of(page: Page, sentence: Sentence, trigger: Trigger) -> Word | None:
    """Give whose body it is in «тело сына ей выдали» and «на ногах сына увидели ожоги»."""
    if not sentence.bare:
        return None
    bodies = [w for w in trigger.words if page.lexicon.has("remains", w)]
    bodies += [w for w in sentence.obliques(trigger.word, "at") if page.lexicon.has("skin", w)]
    owners = (of for body in bodies for of in sentence.obliques(body, "of", "near"))
    return next((w for w in owners if page.is_somebody(sentence, w)), None)


def suffers_by(page: Page, trigger: Trigger) -> bool:
    """Tell verbs that say what befalls their subject: "died", "remains in custody"."""
    has = page.lexicon.has
    return has("suffers", trigger.word) or has("suffered", trigger.lemma)


def found_so(page: Page, trigger: Trigger, done_to: Word | None) -> bool:
    """Tell "Editor found guilty" of a headline: who is named first is found so."""
    beside = trigger.words[-1].index - trigger.words[0].index < len(trigger.words)
    return done_to is None and beside and page.lexicon.has("told_of_object", trigger.lemma)

"""Tags: the author's words beside somebody's speech, whatever their verb.

tags_speech    words → do they say that somebody speaks: «улыбнулся Карел Дост», «отрезал он»
"""

from __future__ import annotations

from dripstone.languages.ru.people import is_personal
from dripstone.languages.ru.words import readings

_WHO = frozenset({"он", "она", "они"})
_MOST = 3  #: words from the verb to whoever speaks, at most: «возмутился в ответ Дост»


def tags_speech(words: str) -> bool:
    """Tell a verb that begins the author's words and has somebody after it."""
    first, *rest = words.split() or [""]
    if not any({"VERB"} in r.tag and r.tag.person in (None, "3per") for r in readings(first)):
        return False
    near = [word.strip(".,:;!?…") for word in rest[:_MOST]]
    return any(w.lower() in _WHO or w[:1].isupper() or is_personal(w.lower()) for w in near)

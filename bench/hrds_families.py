"""HRDs families: how often and where an article has words of one family, "jail" or "abducted".

    families           words → {feature: how much}    by the beginnings of words, for each part
    most_spoken_of     body → the last names of the two who are named most

Twenty families by the beginnings of their words: what may be done to people, and who they and those
who do it are. Few of them tell much more than thousands of words where there are 300 articles to
learn from. Each is looked at in the title, the lead, the first paragraphs and the whole: how often,
what share of all harm, whether it comes first of all; and in how many sentences it stands beside a
defender, the one most spoken of, or armed groups.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

_BEGINNINGS = {
    "arrest": "arrest apprehend rounded.up taken.into.custody picked.up.by detain detention nabbed",
    "prison": r"jail imprison prison behind.bars cell\b remand custody bail\b inmate",
    "trial": "sentenc convict trial charge court prosecut indict accus verdict judge",
    "missing": "disappear missing whereabouts vanish incommunicado unknown.location undisclosed"
    " not.been.seen last.seen enforced",
    "abduct": "abduct kidnap snatch bundled forced.into seized.by taken.by dragged"
    " unidentified.men",
    "hostage": "hostage captiv captor ransom militant held.by freed",
    "kill": "kill murder assassin slain massacre homicide slaying lynch",
    "dead": r"dead\b death died body bodies funeral autops mourn grave corpse late\b",
    "shot": "shot gunned gunmen gunman bullet shooting opened.fire fired",
    "execute": "execut hanged hanging beheaded death.penalty death.sentence",
    "torture": "tortur electric mistreat ill-treat abuse inhuman degrading forced.confess solitary"
    " waterboard denied.medical",
    "beat": r"beaten beat\b beating assault slap kick punch bruise batter rape sexual",
    "wound": "injur wound hospital stab bleed",
    "threat": "threat harass intimidat smear fear warn stalk target",
    "attack": "attack mob ambush bomb grenade explosion vandal arson petrol",
    "raid": "raid search confiscat seized storm ransack broke.into house.arrest",
    "restrict": r"ban\b banned blocked censor surveil spyware travel.ban passport expel deport"
    " exile fired dismiss suspend evict revok shut tear.gas dispers crackdown",
    "release": "releas freed acquit pardon dropped",
    "defender": "human.rights activist defender journalist reporter editor blogger lawyer union"
    " opposition protest environmental indigenous land.rights campaigner dissident leader",
    "state": "police officer army soldier security.forces military government authorit regime"
    " minist",
    "armed": "militant rebel insurgent terror gang cartel paramilitar militia taliban isis boko"
    " shabaab bandit gunm[ea]n separatist",
}
_FAMILIES = {
    name: re.compile(rf"\b(?:{'|'.join(w.replace('.', ' ') for w in words.split())})")
    for name, words in _BEGINNINGS.items()
}
_HARM = tuple(n for n in _BEGINNINGS if n not in ("release", "defender", "state", "armed"))
_TOLD = (*_HARM, "release")
_NAME = re.compile(r"\b[A-Z][a-z’'-]+(?: [A-Z][a-z’'-]+)+")
_ENDS = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_LEAST = 40  #: characters of a paragraph that is none of a page's furniture


def families(content: str) -> dict[str, float]:
    """Give how much of each family stands where."""
    title, _, body = content.partition("\n")
    paragraphs = [p for p in re.split(r"\n+", body) if len(p) > _LEAST]
    parts = {
        "title": title,
        "lead": " ".join(paragraphs[:2]),
        "five": " ".join(paragraphs[:6]),
        "all": body,
    }
    found: dict[str, float] = {}
    for part, words in parts.items():
        found.update(_in_part(part, words.lower()))
    found.update(_in_sentences(content, body))
    return found


def _in_part(part: str, low: str) -> Iterator[tuple[str, float]]:
    counts = {name: len(form.findall(low)) for name, form in _FAMILIES.items()}
    harm, most = sum(counts[n] for n in _HARM), max(counts[n] for n in _HARM)
    long = len(low.split()) + 20
    for name, count in counts.items():
        yield f"{part} {name}", math.log1p(count)
        yield f"{part} {name} any", float(count > 0)
        yield f"{part} {name} rate", math.sqrt(100 * count / long)
        if name in _HARM:
            yield f"{part} {name} share", 2 * count / (harm + 1)
            yield f"{part} top {name}", float(count == most > 0)


def _in_sentences(content: str, body: str) -> Mapping[str, float]:
    """Count the sentences in which a family stands beside a defender, a chief person or arms."""
    told: dict[str, Counter[str]] = {
        sort: Counter() for sort in ("in", "defender", "main", "armed")
    }
    first: dict[str, int] = {}
    main = most_spoken_of(body)
    for number, sentence in enumerate(_ENDS.split(content)):
        low = sentence.lower()
        beside = {
            "in": True,
            "defender": bool(_FAMILIES["defender"].search(low)),
            "main": any(name in sentence for name in main),
            "armed": bool(_FAMILIES["armed"].search(low)),
        }
        for name in _TOLD:
            if _FAMILIES[name].search(low):
                first.setdefault(name, number)
                for sort in (s for s, holds in beside.items() if holds):
                    told[sort][name] += 1
    sums = {f"sentences {s} {n}": math.log1p(told[s][n]) for s in told for n in _TOLD}
    return sums | {f"first {n}": 3 / (3 + first[n]) if n in first else 0.0 for n in _TOLD}


def most_spoken_of(body: str) -> set[str]:
    """Give the last names of the two who are named most."""
    lasts: Iterable[str] = {name.split()[-1] for name in _NAME.findall(body)}
    often = Counter({n: len(re.findall(rf"\b{re.escape(n)}\b", body)) for n in lasts})
    return {name for name, count in often.most_common(2) if count > 1}

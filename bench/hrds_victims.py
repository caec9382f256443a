"""HRDs victims: which of the people named in one article it tells of as harmed.

    victims    Text, Claims → names           by the stored weights
    learn      articles → stored              logistic regression, penalised, chosen on fifths

A candidate is a run of capitals that may be a person's name, with all its mentions. What says that
the article is about harm to them: acts and steps of which they are the one done to, whether they
speak or do things themselves, where the name stands, and the common words beside it. Learned from
the train part of HRDsAttack (MIT) alone.
"""

from __future__ import annotations

import bisect
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from bench.fitting import best_point, fitted
from dripstone.languages.en.people import is_personal
from dripstone.languages.places import find_places
from dripstone.records import Claim, Text, Who

STORED = Path(__file__).with_name("hrds_victims.json")
_PENALTY = 3.0  #: chosen on fifths of train
_AT_LEAST = 12  #: candidates that a feature must be met in
_BESIDE = 6  #: words to each side of a mention that are looked at

_HIM = frozenset({"he", "him", "his", "she", "her"})
_BACK = 600  #: characters that "him" may go back over

_PARTICLE = r"(?:al|el|bin|ibn|de|del|van|von|da|dos|la|abu|of)"
_WORD = r"(?:(?:[a-z]{2}-)?[A-Z][\w’'.-]*[\w]|[A-Z]\.)"
_RUN = re.compile(rf"{_WORD}(?:[ ]+(?:{_PARTICLE}[ ]+)?{_WORD})*")
_TOKEN = re.compile(r"[\w’'-]+|[.,;:!?()“”\"]")
_TITLES = frozenset(
    re.findall(
        r"\S+",
        """
        mr mrs ms dr prof professor sir president minister judge hon activist journalist lawyer
        prime justice senator governor general colonel captain chief inspector father sister
        pastor bishop sheikh ayatollah attorney mp mps lord director comrade journo cleric image
        secretary chairman spokesman king prince the former late human rights defender
        opposition leader reporter editor blogger
        """,
    )
)
_NOT_NAMES = frozenset(
    re.findall(
        r"\S+",
        """
        the a an in on at by for from with as and but or of to he she it they we i this that
        these those there his her their its when while after before since if although though
        what who how why where which human rights watch amnesty international united nations
        party court police army state government ministry minister president council committee
        association union news times post daily press university national front movement law act
        day january february march april may june july august september october november
        december monday tuesday wednesday thursday friday saturday sunday free read also more
        last one two three many some all no not supreme high federal republic kingdom islamic
        democratic security forces military commission centre center institute foundation group
        league federation congress parliament house senate department office agency organization
        organisation network street road square prison airport twitter facebook youtube
        instagram whatsapp reuters bbc cnn afp ap covid-19 covid world war christian muslim
        jewish hindu catholic church mosque school college hospital english french chinese
        russian american british according however meanwhile
        """,
    )
)


def victims(text: Text, claims: list[Claim]) -> set[str]:
    """Give the names whose weights say more yes than no."""
    stored = json.loads(STORED.read_text("utf-8"))
    weights = dict(zip(stored["features"], stored["of"], strict=True))
    return {
        name
        for name, told in candidates(text, claims)
        if sum(weights.get(f, 0.0) * value for f, value in told.items()) > stored["above"]
    }


def candidates(text: Text, claims: list[Claim]) -> Iterator[tuple[str, dict[str, float]]]:
    """Give each name that may be a person's, with what the article tells of it."""
    content = text.content
    mentions = _mentions(content, _harmed(claims))
    roles, near = _roles(claims), _near(claims, mentions)
    every: list[tuple[str, dict[str, float]]] = []
    for name, places in mentions.items():
        told = _features(content, name, places, roles)
        told |= {f: math.log1p(n) for f, n in near.get(name, Counter()).items()}
        every.append((name, told))
    for sort in ("person to_whom", "mentions", "him"):
        most = max((told.get(sort, 0.0) for _, told in every), default=0.0)
        for _, told in every:
            if told.get(sort, 0.0) == most > 0:
                told[f"most {sort}"] = 1.0
    harmed = sum("person to_whom" in told for _, told in every)
    for _, told in every:
        told["harmed in all"] = math.log1p(harmed)
        if "person to_whom" in told:
            told["harmed beside others"] = 1 / harmed
    yield from every


def _near(
    claims: list[Claim], mentions: dict[str, list[tuple[int, int]]]
) -> dict[str, Counter[str]]:
    """Count acts told beside a name, and acts on "him" or "her" whose nearest name it is."""
    every = sorted((start, name) for name, places in mentions.items() for start, _ in places)
    starts = [start for start, _ in every]
    found: dict[str, Counter[str]] = {}
    for claim in claims:
        if claim.kind != "act" and not claim.type.startswith("procedure"):
            continue
        at, wider = claim.anchors[0].start, claim.type.split(".")[0]
        slot = claim.slots.to_whom
        first, last = bisect.bisect(starts, at - 160), bisect.bisect(starts, at + 120)
        for name in {name for _, name in every[first:last]}:
            found.setdefault(name, Counter()).update([f"near {wider}", f"near {claim.type}"])
        if slot is not None and slot.text.lower() in _HIM and slot.anchor is not None:
            before = bisect.bisect(starts, slot.anchor.start) - 1
            if before >= 0 and slot.anchor.start - starts[before] < _BACK:
                told = found.setdefault(every[before][1], Counter())
                told.update([f"him {wider}", "him", f"him {claim.type}"])
    return found


def _mentions(content: str, harmed: frozenset[str]) -> dict[str, list[tuple[int, int]]]:
    """Gather runs of capitals by the fullest name that ends or begins alike."""
    runs: list[tuple[str, int, int]] = []
    for found in _RUN.finditer(content):
        for words, start, end in _split(content, found.start(), found.end()):
            runs.append((words, start, end))
    full = Counter(words for words, _, _ in runs if 2 <= len(words.split()) <= 5)
    named: dict[str, list[tuple[int, int]]] = {}
    for words, start, end in runs:
        whole = _whole(words, full) or (words if words in harmed else None)
        if whole is not None:
            named.setdefault(whole, []).append((start, end))
    return {name: places for name, places in named.items() if not _is_place(name)}


def _harmed(claims: list[Claim]) -> frozenset[str]:
    """Give the single names of those to whom an act is done."""
    slots = (c.slots.to_whom for c in claims if c.kind == "act")
    return frozenset(s.text for s in slots if s is not None and isinstance(s.value, Who)
                     and s.value.named and " " not in s.text)  # fmt: skip


def _split(content: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Take titles and common words off both ends of a run."""
    words = [(m[0], start + m.start(), start + m.end())
             for m in re.finditer(r"\S+", content[start:end])]  # fmt: skip
    words = [(w[:-2] if w.endswith(("'s", "’s")) else w, a, b) for w, a, b in words]
    while words and _common(words[0][0]):
        words.pop(0)
    while words and words[-1][0].lower() in _NOT_NAMES:
        words.pop()
    if not words or len(words) > 6 or any(_stops(w) for w, _, _ in words):
        return
    yield " ".join(w for w, _, _ in words), words[0][1], words[-1][2]


def _common(word: str) -> bool:
    low = word.lower().strip(".")
    return low in _TITLES or low in _NOT_NAMES or (len(low) > 3 and is_personal(low))


def _stops(word: str) -> bool:
    return word.lower() in _NOT_NAMES or (word.isupper() and len(word) > 2 and "." not in word)


def _whole(words: str, full: Counter[str]) -> str | None:
    """Give the longest name of the article that a mention goes back to."""
    if words in full:
        wider = [n for n in full if n.endswith(f" {words}") and full[n] > 1]
        return max(wider, key=lambda n: full[n], default=words)
    wider = [n for n in full if n.split()[-1] == words or n.endswith(f"-{words}")]
    wider = wider or [n for n in full if n.split()[0] == words]
    return max(wider, key=lambda n: full[n], default=None)


def _is_place(name: str) -> bool:
    return any(f.end - f.start == len(name)
               for f in find_places(name, 0, len(name), language="en"))  # fmt: skip


def _roles(claims: list[Claim]) -> dict[str, list[str]]:
    """Give the words that stand as the one done to, the doer or a voice, each with what of."""
    found: dict[str, list[str]] = {}
    for claim in claims:
        for slot_name in ("to_whom", "who"):
            slot = getattr(claim.slots, slot_name)
            if slot is not None and isinstance(slot.value, Who):
                words = f"{slot.text} {slot.value.stands_for or ''}"
                sort = claim.type if claim.kind in ("act", "event") else claim.kind
                wider = sort.split(".")[0]
                so = "" if claim.polarity == "affirms" else "not "
                named = slot.value.named and slot.value.kind in ("person", "unknown")
                kinds = [f"{slot_name} {so}{sort}", f"{slot_name} {so}{wider}", f"any {slot_name}"]
                if claim.segment in ("headline", "standfirst"):
                    kinds.append(f"headline {slot_name}")
                if named and claim.kind == "act":
                    kinds.append(f"person {slot_name}")
                found.setdefault(words, []).extend(kinds)
        for voice in claim.attribution[1:]:
            if voice.who:
                found.setdefault(f"{voice.who} {voice.stands_for or ''}", []).append("speaks")
    return found


def _features(
    content: str, name: str, places: list[tuple[int, int]], roles: dict[str, list[str]]
) -> dict[str, float]:
    told: Counter[str] = Counter()
    last = name.rsplit(maxsplit=1)[-1]
    for words, kinds in roles.items():
        if re.search(rf"\b{re.escape(last)}\b", words):
            told.update(kinds)
    result = {f: math.log1p(n) for f, n in told.items()}
    title = content.partition("\n")[0]
    result["one"] = 1.0
    result["mentions"] = math.log1p(len(places))
    result["words"] = len(name.split()) / 3
    result["in title"] = float(last in title)
    result["early"] = 1.0 / (1 + places[0][0] / 500)
    result["no role"] = float(not told)
    beside: Counter[str] = Counter()
    for start, end in places[:8]:
        before = _TOKEN.findall(content[max(0, start - 90) : start].lower())[-_BESIDE:]
        after = _TOKEN.findall(content[end : end + 90].lower())[:_BESIDE]
        beside.update({f"before {w}" for w in before} | {f"after {w}" for w in after})
        beside.update(f"next {w}" for w in after[:1])
        beside.update(f"just {w}" for w in before[-1:])
    result |= {f: math.log1p(n) for f, n in beside.items()}
    return result


def learn(articles: Iterable[tuple[Text, list[Claim], set[str]]]) -> None:
    """Learn the weights and the point above which somebody is told as harmed; store both."""
    rows, marks, folds = [], [], []
    for number, (text, claims, wanted) in enumerate(articles):
        for name, told in candidates(text, claims):
            rows.append(told)
            marks.append(_is_wanted(name, wanted))
            folds.append(number % 5)
    seen = Counter(f for one in rows for f in one)
    names = sorted(f for f, n in seen.items() if n >= _AT_LEAST)
    at = {f: i for i, f in enumerate(names)}
    matrix = np.zeros((len(rows), len(names)))
    for i, one in enumerate(rows):
        for f, value in one.items():
            if f in at:
                matrix[i, at[f]] = value
    marked, fold = np.array(marks, dtype=float), np.array(folds)
    above, f1 = best_point(matrix, marked, fold, penalty=_PENALTY)
    weights = fitted(matrix, marked, penalty=_PENALTY)
    print(f"victims: {len(rows)} names, {int(marked.sum())} marked, F1 on fifths {f1:.3f}")
    kept = {"features": names, "of": [round(float(w), 3) for w in weights], "above": above}
    STORED.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", "utf-8")


def _is_wanted(name: str, wanted: set[str]) -> bool:
    low = name.lower()
    return low in wanted or any(low.split()[-1] == w.split()[-1] and low.split()[0] == w.split()[0]
                                for w in wanted)  # fmt: skip

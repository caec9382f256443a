"""Gold: our own reports and sentences, invented and marked by hand before they were read.

    python -m bench gold [--store] [--errors [seen]]

``tests/gold/en.jsonl`` and ``ru.jsonl`` have whole reports, a third of them hard and a third held
out: what those show was never mended. ``en_fresh.jsonl`` and ``ru_fresh.jsonl`` were marked next;
they were held out until more came. ``en_seen.jsonl`` and ``ru_seen.jsonl`` are longer reports of
many kinds: those of an even number were held out until more came, and rules are mended by all of
them now. ``en_fresh3.jsonl`` and ``ru_fresh3.jsonl`` were marked last and are held out whole: the
honest forecast.
``--errors`` prints what was missed and made up, with ``seen`` of the seen files alone, and never
of a report that is held out. ``en_phrases.jsonl`` and ``ru_phrases.jsonl`` have ways of telling
acts, grounds and demands, one a sentence: rules were mended by them.
``en_challenge.jsonl`` and ``ru_challenge.jsonl`` have single sentences by trap.

A claim is right when its type is the one marked or lies above or below it, the one it is done to
shares a word with the one marked, and its polarity is the same. Claims of a pattern, which nobody
counts, are not scored. When, where and how many are scored on claims that are right. A doer is
invented when it shares no word with the one marked, or none is marked. A negated act is shown as
done when we affirm what the sentence denies.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.gold_errors import show_errors
from bench.gold_match import acts_of, matched, named, same_act, same_voice, share, voices_of
from bench.scores import Count, as_text, shown
from dripstone import read
from dripstone.read import calibration
from dripstone.read.formats import Opened
from dripstone.read.segments import segment
from dripstone.records import Claim, Demand, Ground, Text

FOLDER = Path(__file__).parent.parent / "tests" / "gold"
LANGUAGES = ("en", "ru")
PARTS = ("fresh", "seen", "fresh3")  #: more files of reports, where there are any
KINDS = (
    "claims", "doers", "last voice", "when", "where", "how many",
    "demands", "grounds", "denials", "events",
)  # fmt: skip
_MERELY = frozenset({"demanded", "intended", "hypothetical", "depicted", "possible"})


@dataclass(slots=True)
class Challenge:
    """How the single sentences fared."""

    by_trap: dict[str, Count] = field(default_factory=dict)
    invented: list[str] = field(default_factory=list)  #: sentences with a doer that none has
    negated: int = 0
    shown_as_done: list[str] = field(default_factory=list)


def main() -> None:
    """Score each kind, easy and hard, mended and held out apart; then the challenges."""
    if "--calibrate" in sys.argv:
        print(f"SEEN = {pooled(seen())}")
        return
    scores: dict[str, Count | float] = {}
    for code in LANGUAGES:
        for name, count in grouped(code).items():
            scores[f"{code} {name}"] = count
        found = challenges(lines(f"{code}_challenge.jsonl"), code)
        for trap, count in sorted(found.by_trap.items()):
            scores[f"{code} challenge {trap}"] = count
        scores[f"{code} invented doers"] = float(len(found.invented))
        scores[f"{code} negated acts shown as done"] = len(found.shown_as_done) / found.negated
        if "--errors" in sys.argv and "seen" not in sys.argv:
            print(*found.invented, *found.shown_as_done, sep="\n")
    shown("gold", scores)


def grouped(code: str) -> dict[str, Count]:
    """Score the reports of a language: each kind, by group."""
    counts: dict[str, Count] = {}
    for report in (*lines(f"{code}.jsonl"), *(one for p in PARTS for one in part_of(p, code))):
        scored = scores_of(report, code)
        for group in _groups(report):
            for kind in KINDS:
                total = counts.setdefault(f"{group}: {kind}", Count())
                _add(total, scored[kind].right, scored[kind].found, scored[kind].marked)
    for kind in ("claims", "doers", "demands", "grounds"):
        counts[f"phrases: {kind}"] = Count()
    for phrase in lines(f"{code}_phrases.jsonl"):
        _phrase(phrase, code, counts)
    return counts


def _phrase(phrase: Mapping[str, Any], code: str, counts: dict[str, Count]) -> None:
    found = [s.of for s in read.suggest(text_of(phrase["text"], "2025-05-23", code))]
    acts = acts_of(found)
    pairs = matched(acts, phrase["claims"])
    _add(counts["phrases: claims"], len(pairs), len(acts), len(phrase["claims"]))
    _slots(counts["phrases: doers"], "who", pairs)
    _demands(counts["phrases: demands"], found, phrase["demands"])
    _grounds(counts["phrases: grounds"], found, phrase["grounds"])


def _groups(report: Mapping[str, Any]) -> tuple[str, ...]:
    level = "hard" if report["hard"] else "easy"
    if part := report.get("part"):
        return part, f"{part} {level}"
    return ("all", level, "held out") if _held(report) else ("all", level)


def _wanted(report: Mapping[str, Any]) -> bool:
    """Tell whether its errors are asked for; those of one held out are never shown."""
    asked = "--errors" in sys.argv and not _held(report)
    return asked and ("seen" not in sys.argv or report.get("part") == "seen")


def _held(report: Mapping[str, Any]) -> bool:
    return bool(report.get("held"))


def seen() -> dict[int, tuple[int, int]]:
    """Count acts by tenths of their rule's own score: right, and suggested.

    Only of what is held out: what rules were mended by would flatter them.
    """
    counts: dict[int, list[int]] = {}
    every = [
        (code, one["text"], one[marked])
        for code in LANGUAGES
        for part, marked in (("", "claims"), ("fresh3", "claims"), ("challenge", "acts"))
        for one in part_of(part, code)
        if _held(one)
    ]
    calibration.SEEN.clear()  # suggestions then keep their rule's own score
    for code, content, gold in every:
        told = list(read.suggest(text_of(content, "2025-05-23", code)))
        acts = acts_of(s.of for s in told)
        right = {act.id for act, _ in matched(acts, gold)}
        for one in told:
            if any(one.of.id == act.id for act in acts):
                row = counts.setdefault(int(one.confidence * 10 + 0.001), [0, 0])
                row[0] += one.of.id in right
                row[1] += 1
    return {tenth: (right, told) for tenth, (right, told) in counts.items()}


def pooled(rows: dict[int, tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """Let neighbouring rows in the wrong order share their counts, so that surer stays surer."""
    blocks = [([tenth], *row) for tenth, row in sorted(rows.items())]
    at = 1
    while at < len(blocks):
        (low, right, told), (high, more, many) = blocks[at - 1], blocks[at]
        if right * many > more * told:
            blocks[at - 1 : at + 1] = [(low + high, right + more, told + many)]
            at = max(1, at - 1)
        else:
            at += 1
    return {tenth: (right, told) for tenths, right, told in blocks for tenth in tenths}


def lines(name: str) -> list[dict[str, Any]]:
    """Read a file of marked texts."""
    return [json.loads(line) for line in (FOLDER / name).read_text("utf-8").splitlines()]


def part_of(name: str, code: str) -> list[dict[str, Any]]:
    """Read a part's reports in a language; none where there is no such file."""
    file = f"{code}_{name}.jsonl" if name else f"{code}.jsonl"
    return lines(file) if (FOLDER / file).exists() else []


def text_of(content: str, published: str | None = None, code: str = "en") -> Text:
    """Freeze a marked text as reading takes it."""
    parts = segment(Opened(content=content), language=code).segments
    return as_text(content, segments=parts, published=published, language=code)


def reports(marked: Iterable[dict[str, Any]], code: str = "en") -> dict[str, Count]:
    """Score whole reports, each kind in one."""
    counts = {name: Count() for name in KINDS}
    for report in marked:
        for name, count in scores_of(report, code).items():
            _add(counts[name], count.right, count.found, count.marked)
    return counts


def scores_of(report: Mapping[str, Any], code: str) -> dict[str, Count]:
    """Score one report."""
    counts = {name: Count() for name in KINDS}
    found = [s.of for s in read.suggest(text_of(report["text"], report["published"], code))]
    acts = acts_of(found)
    pairs = matched(acts, report["claims"])
    _add(counts["claims"], len(pairs), len(acts), len(report["claims"]))
    _add(counts["last voice"], sum(same_voice(a, g) for a, g in pairs), len(pairs), len(pairs))
    for kind, slot in (("doers", "who"), *_PLACED.items()):
        _slots(counts[kind], slot, pairs)
    _demands(counts["demands"], found, report["demands"])
    _grounds(counts["grounds"], found, report["grounds"])
    if "denials" in report:
        ours = [voices_of(f) for f in found if isinstance(f, Claim) and f.kind == "denial"]
        _named_alike(counts["denials"], ours, [one["by"] for one in report["denials"]])
    if "events" in report:
        kinds = [f.type for f in found if isinstance(f, Claim) and f.kind == "event"]
        _typed_alike(counts["events"], kinds, [one["type"] for one in report["events"]])
    if _wanted(report):
        show_errors(report, found, acts, pairs)
    return counts


_PLACED = {"when": "when", "where": "where", "how many": "how_many"}


def _slots(count: Count, slot: str, pairs: Iterable[tuple[Claim, dict[str, Any]]]) -> None:
    """Score one answer of claims that are right, where it is marked whether they have it."""
    for act, gold in pairs:
        if slot not in gold:
            continue
        ours, theirs = named(act, slot), gold[slot]
        count.found += bool(ours)
        count.marked += theirs is not None
        count.right += bool(ours and theirs and share(ours, theirs))


def _named_alike(count: Count, ours: list[str], marked: list[str]) -> None:
    _add(count, _paired(ours, marked), len(ours), len(marked))


def _paired(ours: Iterable[str], marked: Iterable[str]) -> int:
    """Count the marks that one of ours, still free, has a word in common with."""
    free = list(ours)
    before = len(free)
    for other in marked:
        near = next((one for one in free if share(one, other)), None)
        if near is not None:
            free.remove(near)
    return before - len(free)


def _typed_alike(count: Count, ours: list[str], marked: list[str]) -> None:
    free = list(ours)
    for wanted in marked:
        near = next((t for t in free if wanted.startswith(t) or t.startswith(wanted)), None)
        if near is not None:
            free.remove(near)
            count.right += 1
    count.found += sum(one.startswith(("action", "procedure")) for one in ours)
    count.marked += len(marked)


def _add(count: Count, right: int, found: int, marked: int) -> None:
    count.right += right
    count.found += found
    count.marked += marked


def _demands(count: Count, found: list[Any], gold: list[dict[str, Any]]) -> None:
    ours = [f for f in found if isinstance(f, Demand)]
    free = list(ours)
    for one in gold:
        near = next((d for d in free if d.type == one["type"] and _addressed(d, one)), None)
        if near is not None:
            free.remove(near)
            count.right += 1
    count.found += len(ours)
    count.marked += len(gold)


def _addressed(demand: Demand, gold: dict[str, Any]) -> bool:
    by = gold["by"] is None or share(named(demand, "who"), gold["by"])
    to = " ".join(slot.text for slot in demand.addressees)
    return by and all(share(to, one) for one in gold["to"])


def _grounds(count: Count, found: list[Any], gold: list[dict[str, Any]]) -> None:
    ours = [f for f in found if isinstance(f, Claim) and f.kind == "ground"]
    named = [
        f.slots.why.text for f in ours if f.slots.why and isinstance(f.slots.why.value, Ground)
    ]
    _add(count, _paired(named, [one["words"] for one in gold]), len(ours), len(gold))


def challenges(marked: Iterable[dict[str, Any]], code: str = "en") -> Challenge:
    """Read single sentences: right acts by trap, doers that none has, negations lost."""
    result = Challenge()
    for case in marked:
        acts = acts_of(s.of for s in read.suggest(text_of(case["text"], code=code)))
        count = result.by_trap.setdefault(case["trap"], Count())
        _add(count, len(matched(acts, case["acts"])), len(acts), len(case["acts"]))
        if any(_invented(act, case["acts"]) for act in acts):
            result.invented.append(case["text"])
        for gold in case["acts"]:
            if gold["polarity"] == "denies":
                result.negated += 1
                if any(_as_done(act, gold) for act in acts):
                    result.shown_as_done.append(case["text"])
    return result


def _invented(act: Claim, gold: list[dict[str, Any]]) -> bool:
    who = named(act, "who")
    return bool(who) and not any(one["who"] and share(who, one["who"]) for one in gold)


def _as_done(act: Claim, gold: dict[str, Any]) -> bool:
    told = act.polarity == "affirms" and act.stance not in _MERELY
    return told and same_act(act, gold)


if __name__ == "__main__":
    main()

"""IndiaPoliceEvents: what police did, sentence by sentence and document by document.

    INDIAPOLICE=FOLDER [IPE_TEXTS=60] python -m bench ipe [--store]

The folder holds ``sents.jsonl`` of the set by Halterman, Keith, Sarwar and O'Connor (2021); only
scored here, never learned from. A sentence has a label when a finding in it maps to the label:

    KILL         an act of the kind "life" by police, or by their fire; not an attempt; also one
                 whose doer is not stated, told in one sentence with fire by police
    ARREST       an arrest or detention of somebody, or arrests made, whoever does it; a stay in
                 jail or prison is no arrest, nor is being kept from visitors
    FORCE        force, a beating or a dispersal by police, or what they kill with; tear gas,
                 batons and rounds whose user is not stated
    FAIL         a duty left undone by police or an authority, or by nobody who is named; of a
                 government's "failure" alone nothing is said to be left undone, nor from
                 hints; that police took sides is what they did
    ANY_ACTION   any of these but FAIL, and any step, statement, quoted words or measure of police,
                 planned too, and people kept from going where they would

"Police" is a doer whose words name police, soldiers or an office that commands them (``POLICE``);
"we" is whose voice says it, and "they" whom reading suggests alone that it goes back to. Other
acts that are asked for, meant, supposed or denied map to nothing. A document has the labels of its
sentences. Steps are shown by exhaustive reading alone, so that is how the set is read.
Rules are mended by every other document, the first among them; nobody looks at the rest.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from bench.scores import Count, as_text, folder_of, in_lines, limit, shown
from dripstone import read, vocabulary
from dripstone.records import Claim, Quote, Suggestion

LABELS = ("KILL", "ARREST", "ANY_ACTION", "FAIL", "FORCE")
POLICE = re.compile(
    r"\b(police\w*|cops?|constables?|inspectors?|sub-inspectors?|(?<!municipal )commissioners?"
    r"|(?:police|army|security|law.enforcement|investigating|reserve) (?:officers?|officials?)"
    r"|(?<!returning )officers?|troops|soldiers|army|military|para-?military|jawans?|commandos?"
    r"|security (?:forces?|personnel|men|guards?|staff|agencies)|guards?|patrols?"
    r"|(?:security|armed|police|action|task|reserve|border|defence) forces?|law enforcement|forces"
    r"|superintendents?|crime branch|bomb squads?|sleuths|constabulary|battalions?|contingents?"
    r"|havildars?|armymen|crpf|bsf|raf|rpf|cisf|itbp|nsg|srpf?|grp|ats|stf|cbi|cid|jcp|dcps?|acps?"
    r"|dgp|igp?|digp?|dsp|dysp|ssp|sho|adgp?|ips)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(r"\b(government|administration|authorities|state)\b", re.IGNORECASE)
_FAILURE = re.compile(r"failures?", re.IGNORECASE)
_MEANS = re.compile(
    r"tear.?gas|lath[ie]|baton|cane.charge|rounds|(?<!private )firing", re.IGNORECASE
)
_SIDES = re.compile(r"complicit|conniv|collu|abet|partisan|bias|\bside", re.IGNORECASE)
_HINTS = frozenset(
    f"omission.{one}" for one in ("stood_by", "lax", "had_they", "blamed", "withdrawn", "delayed")
)
_PRONOUNS = frozenset({"they", "we", "he", "who", "them"})
_OURS = frozenset({"we", "i"})
_NOBODY: Mapping[int, str] = {}
_NO_ARREST = (
    "liberty.disappearance",
    "liberty.abduction",
    "liberty.displacement",
    "liberty.movement",
    "liberty.incommunicado",
)
_NOT_SO = frozenset({"demanded", "intended", "hypothetical", "depicted"})


def main() -> None:
    """Score sentences and documents."""
    folder = folder_of("INDIAPOLICE")
    if folder is None:
        return
    sentences = {label: Count() for label in LABELS}
    documents = {label: Count() for label in LABELS}
    halves = [{label: Count() for label in LABELS} for _ in range(2)]
    for number, (found, marked) in enumerate(_both(folder, limit("IPE_TEXTS"))):
        for label in LABELS:
            mine = {n for n, labels in found.items() if label in labels}
            gold = {n for n, labels in marked.items() if label in labels}
            sentences[label].add(mine, gold)
            halves[number % 2][label].add(mine, gold)
            documents[label].add({1} if mine else set(), {1} if gold else set())
    scores: dict[str, Count | float] = {f"sentence {k}": c for k, c in sentences.items()}
    scores |= {f"document {k}": c for k, c in documents.items()}
    scores |= {"sentence macro F1": _macro(sentences)}
    seen, unseen = (_macro(half) for half in halves)
    shown("ipe", scores | {"macro F1, half looked at": seen, "macro F1, other half": unseen})


def _macro(counts: dict[str, Count]) -> float:
    return sum(c.scores[2] for c in counts.values()) / len(counts)


def _both(
    folder: Path, most: int | None
) -> Iterator[tuple[dict[int, set[str]], dict[int, set[str]]]]:
    """Give what was found and what is marked in each document, by number of the sentence."""
    for rows in _documents(folder, most):
        content, segments = in_lines(row["sent_text"] for row in rows)
        starts = [(s.start, s.end) for s in segments]
        kept = [n for n, row in enumerate(rows) if row["sent_text"].strip()]
        found: dict[int, set[str]] = defaultdict(set)
        told: dict[int, list[Suggestion]] = defaultdict(list)
        for one in read.suggest(as_text(content, segments=segments), exhaustive=True):
            at = one.of.anchors[0].start  # type: ignore[union-attr]
            number = next(k for k, (a, b) in zip(kept, starts, strict=True) if a <= at < b)
            told[number].append(one)
        for number, several in told.items():
            found[number] = _labels(several)
        yield found, {n: set(row["sent_labels"]) for n, row in enumerate(rows)}


def _documents(folder: Path, most: int | None) -> list[list[dict]]:
    rows: dict[int, list[dict]] = defaultdict(list)
    with (folder / "sents.jsonl").open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            rows[row["doc_id"]].append(row)
    return list(rows.values())[:most]


def _labels(several: list[Suggestion]) -> set[str]:
    """Map the suggestions of one sentence; steps beside a duty left undone are part of that."""
    back = _going_back(several)
    labels = [(one, labels_of(one, back)) for one in several]
    found = set().union(*(told for _, told in labels)) | _together(labels)
    acts = any("ANY_ACTION" in told and one.of.kind == "act" for one, told in labels)
    return found - {"ANY_ACTION"} if "FAIL" in found and not acts else found


def _going_back(several: list[Suggestion]) -> dict[int, str]:
    """Give what alone each pronoun may go back to, by the pronoun's place."""
    back = {}
    for one in several:
        if one.rule == "reference.one":
            slots = one.of.slots  # type: ignore[union-attr]
            back[slots.who.anchor.start] = slots.what.text
    return back


def _together(labels: list[tuple[Suggestion, set[str]]]) -> set[str]:
    """Map a killing whose doer is not stated, told in one sentence with fire by police."""
    fire = [one for one, told in labels if "FORCE" in told]
    told = (f"{_words(s)} {s.of.says}" for s in fire if isinstance(s.of, Claim))
    shot = any(re.search(r"fir(?:e|ed|ing)\b|rounds|shot|shoot|bullet", one) for one in told)
    acts = (s.of for s, _ in labels if isinstance(s.of, Claim) and s.of.kind == "act")
    killed = any(
        vocabulary.is_a("acts", c.type, "life")
        and c.slots.who is None
        and c.polarity == "affirms"
        and c.stance not in _NOT_SO
        for c in acts
    )
    return {"KILL"} if killed and shot else set()


def _words(suggestion: Suggestion) -> str:
    return suggestion.of.anchors[0].exact  # type: ignore[union-attr]


def labels_of(suggestion: Suggestion, back: Mapping[int, str] = _NOBODY) -> set[str]:
    """Map one suggestion to the set's labels."""
    claim = suggestion.of
    if isinstance(claim, Quote):
        spoken = claim.mode == "direct" and claim.speaker is not None
        return {"ANY_ACTION"} if spoken and POLICE.search(claim.speaker.text) else set()
    if not isinstance(claim, Claim) or claim.polarity == "denies":
        return set()
    who = _who(claim, back)
    police = bool(POLICE.search(who))
    if claim.stance in _NOT_SO:
        measure = suggestion.rule == "every.measure"
        planned = claim.stance == "intended" and (police or measure)
        return {"ANY_ACTION"} if planned and claim.kind in ("act", "event") else set()
    if claim.kind == "event":
        measure = suggestion.rule == "every.measure"
        return {"ANY_ACTION"} if police or measure else set()
    if claim.kind != "act":
        return set()
    named = bool(who) and who.lower() not in _PRONOUNS
    hint = suggestion.rule in _HINTS or suggestion.rule == "frame.active"
    return _of_act(claim, police=police, named=named, hint=hint)


def _who(claim: Claim, back: Mapping[int, str]) -> str:
    """Give the doer's words: of "we" the voice's, of "they" those that it may go back to."""
    slot = claim.slots.who
    if slot is None:
        return ""
    if slot.text.lower() in _OURS:
        return " ".join(v.stands_for or v.who or "" for v in claim.attribution[-1:])
    return slot.text if slot.anchor is None else back.get(slot.anchor.start, slot.text)


def _of_act(claim: Claim, *, police: bool, named: bool, hint: bool) -> set[str]:
    def is_a(*above: str) -> bool:
        return any(vocabulary.is_a("acts", claim.type, one) for one in above)

    words = claim.anchors[0].exact
    if is_a("justice.failure_protect"):
        return _left_undone(claim, words, police=police, hint=hint)
    if is_a("liberty"):
        return _of_liberty(claim, words, named=named, police=police)
    if is_a("body.force") and not named and _MEANS.search(f"{words} {claim.says}"):
        return {"FORCE", "ANY_ACTION"}
    if not police:
        return set()
    if is_a("life") and not is_a("life.attempt"):
        return {"KILL", "FORCE", "ANY_ACTION"}
    return {"FORCE", "ANY_ACTION"} if is_a("body", "civic.dispersal") else {"ANY_ACTION"}


def _of_liberty(claim: Claim, words: str, *, named: bool, police: bool) -> set[str]:
    """Tell an arrest from other ways to take freedom, and from a stay in jail."""
    kept = claim.type == "liberty.movement"
    other = any(vocabulary.is_a("acts", claim.type, one) for one in _NO_ARREST)
    told = claim.slots.to_whom is not None or named or words.lower().endswith("arrests")
    jailed = re.search("jail|prison", words, re.IGNORECASE)
    house = kept and "house arrest" in claim.says.lower()
    if (house or not other) and told and not jailed and claim.stance != "possible":
        return {"ARREST", "ANY_ACTION"}
    stopped = kept and claim.slots.who is None and claim.slots.to_whom is not None
    return {"ANY_ACTION"} if police or stopped else set()


def _left_undone(claim: Claim, words: str, *, police: bool, hint: bool) -> set[str]:
    who = claim.slots.who
    if police and _SIDES.search(words):
        return {"ANY_ACTION"}
    unnamed = who is None or who.text.lower() in _PRONOUNS - _OURS
    unnamed = unnamed and claim.stance != "possible" and not (who is None and hint)
    duty = who is not None and _DUTY.search(who.text) and not _FAILURE.search(words)
    return {"FAIL"} if police or unnamed or (duty and not hint) else set()


if __name__ == "__main__":
    main()

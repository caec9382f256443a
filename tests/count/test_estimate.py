"""Estimate: the floor first, the doubts beside it, and the same bytes again."""

import msgspec
import pytest

from dripstone.count import (
    Answers,
    Estimate,
    Refusal,
    as_json,
    estimate,
    estimate_strata,
    from_cells,
    quality,
)
from dripstone.count.estimators import latent
from dripstone.count.estimators.agreement import Agreement
from dripstone.count.results import Method

SHORT = 4000


@pytest.fixture(scope="module")
def of_apart(apart):
    return apart.estimate(longest=SHORT)


def test_headline_is_the_floor(of_apart):
    """At least, most plausibly, and an upper end that no data can test; never plus or minus."""
    said = of_apart.sentence()

    assert isinstance(of_apart, Estimate)
    assert said.startswith("At least ")
    assert "no data can test" in said
    assert "±" not in said
    assert "no list could reach" in said
    assert "Не менее" in of_apart.sentence("ru")
    assert of_apart.documented < of_apart.at_least < of_apart.middle < of_apart.high


def test_floor_is_the_least_of_the_methods_that_passed(of_apart):
    """The interval is their envelope, at any level."""
    passed = of_apart.passed

    assert {m.name for m in passed} == {"latent_class", "decomposable", "stepwise"}
    assert of_apart.at_least == min(m.low for m in passed)
    assert of_apart.interval(0.95) == (of_apart.low, of_apart.high)
    narrow = of_apart.interval(0.5)
    assert of_apart.low < narrow[0] < of_apart.middle < narrow[1] < of_apart.high


def test_result_says_what_it_comes_from(apart, of_apart):
    """The digest of its table, its seed, its code, its lists and its diagnostics."""
    assert of_apart.digest == apart.digest
    assert of_apart.seed == 1
    assert of_apart.code
    assert set(of_apart.diagnostics["latent_class"]) >= {"R-hat", "effective draws, middle"}
    assert "unmeasured" in " ".join(of_apart.codes)
    assert len(of_apart.assumed("ru")) == 4


def test_same_seed_gives_the_same_bytes(apart, of_apart):
    """Another run with the same table, seed and options is the same, byte for byte."""
    again = apart.estimate(longest=SHORT)

    assert as_json(again) == as_json(of_apart)


def test_survives_being_stored(of_apart):
    """An estimate comes back from its bytes as it was."""
    raw = msgspec.json.encode(of_apart)

    assert msgspec.json.decode(raw, type=Estimate) == of_apart


@pytest.mark.parametrize("question", ["scope", "closure", "definitions"])
def test_no_and_blank_are_refused(apart, question):
    """What no data can test, a person must affirm once they are asked."""
    yes = {"scope": True, "closure": True, "definitions": True}

    no = estimate(apart, answers=Answers(**{**yes, question: False}))
    blank = estimate(apart, answers=Answers(**{**yes, question: None}))

    assert no.codes == (f"{question}_differs",)
    assert blank.codes == (f"{question}_blank",)


def test_links_that_miss_too_much_are_refused(apart):
    """Below nine true links made in ten there is no estimate; measured well, no flag."""
    bad = estimate(apart, linkage=quality(right=99, links=100, found=80, pairs=100))
    good = estimate(apart, linkage=quality(right=99, links=100, found=97, pairs=100), longest=SHORT)

    assert bad.codes == ("linkage_misses_too_much",)
    assert "linkage_unmeasured" not in good.codes


def test_chains_that_disagree_are_refused_with_their_scenarios(apart, monkeypatch):
    """Where runs settle apart there is no number, but the places and the floor are told."""
    real = latent.sample

    def parted(*args, **options):
        run = real(*args, **options)
        run.draws[:, 4:] += 3000
        medians = (700.0,) * 4 + (3700.0,) * 4
        return run._replace(agreement=Agreement(1.9, 9.0, 9.0, medians))

    monkeypatch.setattr(latent, "sample", parted)

    refusal = apart.estimate(longest=2000)

    assert isinstance(refusal, Refusal)
    assert refusal.codes == ("chains_disagree",)
    assert len(refusal.scenarios) == 2
    assert refusal.floor is not None
    assert "settled in different places" in refusal.sentence()


def test_run_that_is_stopped_leaves_a_refusal(apart):
    """A cancelled run says so; nothing half-made comes back."""
    refusal = estimate(apart, going_on=lambda: False)

    assert refusal.codes == ("stopped",)
    assert refusal.methods == ()


def test_methods_that_differ_by_twice_are_refused(of_apart):
    """There is no number between them; the floor is the least that any of them allows."""
    from dripstone.count.estimating import _together

    far = [
        msgspec.structs.replace(m, middle=m.middle * (3 if m.name == "stepwise" else 1))
        for m in of_apart.methods
    ]

    found = _together(of_apart.table, (), tuple(far), 1)

    assert found.codes == ("methods_part",)
    assert "factor of 3" in found.sentence()
    assert found.floor.low <= of_apart.at_least


def test_methods_that_differ_by_a_quarter_are_flagged(of_apart):
    """Beyond a quarter, errors of estimates were six times as large."""
    from dripstone.count.estimating import _together

    far = [
        msgspec.structs.replace(m, middle=int(m.middle * (1.3 if m.name == "stepwise" else 1)))
        for m in of_apart.methods
    ]

    assert _together(of_apart.table, (), tuple(far), 1).codes == ("methods_disagree",)


def test_interval_that_tells_nothing_is_refused_and_its_floor_stays(of_apart):
    """An upper end above ten times the lower one is no estimate."""
    from dripstone.count.estimating import _together

    wide = Method(
        name="latent_class", middle=3000, low=1400, high=14_001, passed=True, curve=(3000,) * 199
    )

    refusal = _together(of_apart.table, (), (wide,), 1)

    assert refusal.codes == ("interval_too_wide",)
    assert refusal.floor.low > of_apart.documented - 1


def test_leaving_each_list_out_answers_for_each(western):
    """Each list's absence gives an estimate or a refusal of its own."""
    answers = {name: estimate(western.without(name), longest=2000) for name in ("A", "E")}

    assert all(isinstance(a, Estimate | Refusal) for a in answers.values())
    assert {a.documented for a in answers.values()} == {
        western.without(n).documented for n in ("A", "E")
    }


def test_total_of_strata_hides_none(of_apart, apart):
    """What cannot be estimated is named; its documented people stay in the floor."""
    north = from_cells(dict(apart.cells), apart.lists, stratum={"place": "Verzhansk"})
    south = from_cells({"100": 7, "110": 2}, "ABC", stratum={"place": "Ostrel"})

    strata = estimate_strata([north, south], longest=SHORT)

    total = strata.total()
    assert total.not_estimated == ("Ostrel",)
    assert total.at_least == of_apart.at_least + 9
    assert total.documented == apart.documented + 9
    assert "not zero: Ostrel" in strata.sentence()
    assert "не ноль: Ostrel" in strata.sentence("ru")


def test_ten_thousand_strata_mostly_empty():
    """Each is refused in its own words, soon, and none becomes zero."""
    tables = [from_cells({"110": i % 2}, "ABC", stratum={"place": str(i)}) for i in range(10_000)]

    strata = estimate_strata(tables)

    total = strata.total()
    assert (total.estimated, total.of, total.low) == (0, 10_000, None)
    assert total.at_least == total.documented == 5000
    assert "None of 10000" in strata.sentence()


def test_importing_the_room_loads_no_arrays():
    """The room's face is light: NumPy comes with the first estimate."""
    import subprocess
    import sys

    code = (
        "import sys, dripstone.count as c; c.from_cells({'1': 3}, 'A').estimate(); "
        "sys.exit(bool({'numpy', 'scipy', 'numba', 'pandas', 'polars'} & set(sys.modules)))"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_estimating_takes_numpy_and_scipy_and_nothing_else():
    """With all but those two and what reads this program's words hidden, there is an estimate."""
    import subprocess
    import sys

    code = (
        "import sys\n"
        "allowed = {'numpy', 'scipy', 'msgspec', 'yaml', 'dripstone', *sys.stdlib_module_names}\n"
        "class Only:\n"
        "    def __init__(self, finder):\n"
        "        self.finder = finder\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        top = name.partition('.')[0]\n"
        "        if top in allowed or top.startswith('_'):\n"
        "            return self.finder.find_spec(name, path, target)\n"
        "sys.meta_path[:] = map(Only, sys.meta_path)\n"
        "from dripstone.count import Estimate, from_cells\n"
        "cells = {'100': 140, '010': 135, '001': 130, '110': 52, '011': 49, '101': 48, '111': 24}\n"
        "found = from_cells(cells, 'ABC').estimate()\n"
        "assert found.plot('overlap').svg\n"
        "sys.exit(0 if isinstance(found, Estimate) else 3)\n"
    )

    ran = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True)

    assert ran.returncode == 0, ran.stderr


def test_estimate_stands_beside_tallies_as_a_figure(of_apart):
    """Floor, middle and upper end, with what it assumes and what no list could reach."""
    figure = of_apart.figure(of="people killed", journal=12)

    assert (figure.low, figure.value, figure.high) == (
        of_apart.at_least,
        of_apart.middle,
        of_apart.high,
    )
    assert "No data here can test this" in figure.definition
    assert "no list could reach" in figure.notes[-1]

"""Acts told of things and bodies that reports seldom name, and by whoever shuts people out."""

from __future__ import annotations

import pytest
from english import acts_as_told


@pytest.mark.parametrize(
    ("content", "act", "whom"),
    [
        (
            "Marines boarded the trawler and threw two deckhands into the sea.",
            "body.assault",
            "two deckhands",
        ),
        (
            "The prefect's men broke up a funeral and dragged the coffin into the road.",
            "civic.dispersal",
            "a funeral",
        ),
        (
            "Wardens bound her wrists with wire and left her on the roof all night.",
            "body.illtreatment",
            "her",
        ),
        (
            "Two brothers were hanged from the bridge as a warning to others.",
            "life.execution",
            "Two brothers",
        ),
        (
            "An eleven-year-old lost three fingers to a grenade the soldiers had rolled into the yard.",
            "body.assault",
            "An eleven-year-old",
        ),
        (
            "A mob hacked the schoolmaster to pieces outside his own gate.",
            "life.killing",
            "the schoolmaster",
        ),
        ("Their tongues were cut out.", "body.assault", "Their"),
        ("He was dangled by the ankles over the stairwell until he talked.", "body.torture", "He"),
        ("They poured pepper into his eyes.", "body.torture", "his"),
        (
            "Nobody has laid eyes on the surveyor since the tax inspectors drove him off.",
            "liberty.disappearance",
            "the surveyor",
        ),
        (
            "Thirty families are sleeping in the open after their shacks were pulled down.",
            "property",
            "their shacks",
        ),
        ("Customs officers kept his manuscript.", "property", "his manuscript"),
        ("They pocketed the day's takings and smashed the till.", "property", "the till"),
        ("The grain store was looted down to the last sack.", "property", "The grain store"),
        ("His beehives were tipped into the river.", "property", "His beehives"),
        ("Sappers blew up the family's house as punishment.", "property", "the family's house"),
        ("The widow's cow was driven off as payment.", "property", "The widow's cow"),
        ("Pupils who speak the language at school are caned.", "body.assault", "Pupils"),
        ("The interpreter got eleven years.", "justice.unfair_trial", "The interpreter"),
        (
            "A military court handed the cartoonist a life term behind closed doors.",
            "justice.unfair_trial",
            "the cartoonist",
        ),
        ("Her lawyer was kept out of the hearing.", "justice.unfair_trial", "Her lawyer"),
        ("He was tried in his absence and condemned to the rope.", "justice.unfair_trial", "He"),
        ("The midwife was charged with treason over a song.", "justice.prosecution", "The midwife"),
        (
            'A case was opened against the shepherd for "insulting the uniform".',
            "justice.prosecution",
            "the shepherd",
        ),
        ("Detectives planted two grams of heroin in her coat.", "justice.prosecution", "her"),
        ("The duty officer tore up her statement.", "justice.failure_protect", "her statement"),
        ("Police stood and watched while the stalls burned.", "justice.failure_protect", ""),
        ("The ministry has pulled our licence.", "civic.association", "our"),
        (
            "The list of banned books now has four hundred titles on it, among them her memoir.",
            "civic.censorship",
            "banned books",
        ),
        ("The town has been without internet since the vote.", "civic.censorship", "The town"),
        (
            "Assemblies of more than three are forbidden.",
            "civic.assembly_ban",
            "Assemblies of more than three",
        ),
        ("They were herded off the square at bayonet point.", "civic.dispersal", "They"),
        (
            "They know who I call and when; they read my messages back to me.",
            "privacy.surveillance",
            "my messages",
        ),
        ("His HIV status was announced over the loudspeaker.", "privacy.outing", "His"),
        (
            "A channel close to the ministry posted the volunteers' home addresses.",
            "privacy.outing",
            "the volunteers'",
        ),
        ("The kidnappers wanted nine thousand for the boy.", "privacy.extortion", "the boy"),
        (
            "The poet has been in the cellar of the customs house for a month.",
            "liberty.detention",
            "The poet",
        ),
        (
            "Women are not let out of the compound without a male relative.",
            "liberty.movement",
            "Women",
        ),
        ("The bridge has been closed to villagers for two years.", "liberty.movement", "villagers"),
        ("He was put on a plane to the country he had fled.", "liberty.displacement", "He"),
        (
            "The islanders were shipped out in cattle barges.",
            "liberty.displacement",
            "The islanders",
        ),
        ("Settlers have fenced off the spring.", "property", "the spring"),
        (
            "Boys as young as twelve carry ammunition for the brigade.",
            "liberty.exploitation",
            "Boys as young as twelve",
        ),
        ("The orphans were set to picking cotton.", "liberty.exploitation", "The orphans"),
        ("She was married off to a commander at thirteen.", "liberty.exploitation", "She"),
        ("The girl was told to undress in front of the men.", "body.illtreatment", "The girl"),
        ("Mines have been laid around the well.", "war", "the well"),
    ],
)
def test_a_rarer_thing_or_body_part_tells_the_same_act(content: str, act: str, whom: str) -> None:
    """A tongue is a body part, a beehive a belonging, a funeral a gathering."""
    assert (act, whom, "affirms") in acts_as_told(content)


@pytest.mark.parametrize(
    "content",
    [
        "The minister chased a vote to the last hour.",
        "The clinic closed on Friday for the holiday.",
        "The list of candidates was published on Monday.",
        "The dentist took out a tooth.",
        "The nurse put drops in his eye.",
        "The swimmers were thrown into the sea by a wave.",
        "The bank will not lend to the company.",
        "The bar will not serve women without a coat.",
        "Women own land in the port.",
        "He grabbed his guitar and sang.",
        "Farmers pay a third of the harvest to keep the bank happy.",
        "The road is closed to traffic for repairs.",
        "The concert was called off after rain.",
        "The film recorded him reading a poem.",
        "The magician put a sword down his throat.",
        "The choir was told to kneel.",
        "The museum was stripped of paint.",
        "The hen laid an egg.",
        "The policeman stood by the door and watched the sea.",
        "The collector kept the manuscript in a box.",
        "The council laid mines of coal.",
        "The company walled off the noise.",
    ],
)
def test_the_rarer_thing_elsewhere_tells_no_act(content: str) -> None:
    """Dentists, storms and gardeners handle the same things and wrong nobody."""
    assert acts_as_told(content) == []

"""Shorthand: how people write to each other, as the parser was taught it.

SHORTHAND    a short form → what it stands for
SHORT        finds short forms in a stretch
spread       where the letters of a word stand that was written short
"""

from __future__ import annotations

import itertools
import re

#: how people write to each other, and what the model was taught; each keeps its place
SHORTHAND = {
    "w/": "with", "w/o": "without", "ppl": "people", "incl": "including", "incl.": "including",
    "pls": "please",
    "plz": "please", "govt": "government", "bc": "because", "cuz": "because", "coz": "because",
    "theyre": "they're", "theyve": "they've", "shes": "she's", "hes": "he's", "im": "I'm",
    "ive": "I've", "thats": "that's", "theres": "there's", "r": "are", "u": "you", "ur": "your",
    "tho": "though", "thru": "through", "b4": "before", "yday": "yesterday", "srsly": "seriously",
    "didnt": "didn't", "dont": "don't", "doesnt": "doesn't", "wasnt": "wasn't", "isnt": "isn't",
    "arent": "aren't", "werent": "weren't", "hasnt": "hasn't", "havent": "haven't",
    "hadnt": "hadn't", "cant": "can't", "couldnt": "couldn't", "wont": "won't",
    "wouldnt": "wouldn't", "shouldnt": "shouldn't", "aint": "ain't", "gonna": "going to",
    "wanna": "want to",
    "•": "-", "‣": "-",
    "strip-search": "stripsearch", "strip-searched": "stripsearched",
    "strip-searching": "stripsearching", "pistol-whipped": "pistolwhipped",
    "pistol-whipping": "pistolwhipping", "gang-raped": "gangraped", "gang-raping": "gangraping",
    "force-fed": "forcefed", "force-feeding": "forcefeeding", "tear-gassed": "teargassed",
    "tear-gassing": "teargassing", "fire-bombed": "firebombed", "petrol-bombed": "petrolbombed",
    "machine-gunned": "machinegunned", "water-boarded": "waterboarded",
    "horse-whipped": "horsewhipped", "hog-tied": "hogtied",
    "passer-by": "pedestrian", "passers-by": "pedestrians", "by-stander": "pedestrian",
    "by-standers": "pedestrians", "on-looker": "onlooker", "on-lookers": "onlookers",
    "ex-husband": "husband", "ex-wife": "wife", "ex-partner": "partner",
    "ex-boyfriend": "boyfriend", "ex-girlfriend": "girlfriend", "ex-soldier": "soldier",
    "ex-soldiers": "soldiers", "ex-prisoner": "prisoner", "ex-prisoners": "prisoners",
    "ex-mayor": "mayor", "ex-minister": "minister", "ex-policeman": "policeman",
    "co-worker": "colleague", "co-workers": "colleagues", "co-founder": "founder",
    "co-founders": "founders", "co-defendant": "defendant", "co-defendants": "defendants",
    "vice-president": "president", "vice-chairman": "chairman", "vice-chair": "chairman",
    "vice-mayor": "mayor", "editor-in-chief": "editor",
}  # fmt: skip
#: no part of a name: "Rizwan-ur-Rehman", "Mir Shakil ur Rahman"
SHORT = re.compile(
    r"(?<![\w'’@#/.-])(?:"
    + "|".join(map(re.escape, sorted(SHORTHAND, key=len, reverse=True)))
    + r")(?![\w'’/-])(?<!\bur(?=\s[A-Z]))(?<!\bim(?=\s[A-Z]))"
)


def spread(place: int, written: str, said: str) -> list[int]:
    """Give where each letter of a word stands that was written short."""
    if said.replace("'", "").lower() == written:
        before = itertools.accumulate((letter == "'" for letter in said), initial=0)
        return [place + i - skipped for i, skipped in zip(range(len(said)), before, strict=False)]
    last = len(written) - 1
    spread = [place + min(i * len(written) // len(said), last) for i in range(len(said))]
    return [*spread[:-1], place + last]

"""Map tiles: what other programs write is drawn, and hostile archives are told."""

from __future__ import annotations

import base64
import functools
import random
import struct
import zlib

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone.errors import NotAMap, Unreadable
from dripstone.read import maps
from dripstone.read.formats.inside.ground import POINTS_MOST, Asked, members
from dripstone.read.formats.inside.pmtiles import header, tile, tile_id
from dripstone.read.formats.inside.vector_tiles import LINES, layers
from tiles_made import a_square, a_tile, an_archive, drawn, field, layer, world

ALL = Asked(west=0.0, north=0.0, wide=1.0, high=1.0, units=1000.0)
#: zoom 0 and 1, tiles and all, as protomaps' own writer (pmtiles 3.8.1) wrote them
THEIRS = base64.b85decode(
    "P)$^6Y-Mu;e*gdg00000C;$Ke00000rvLx|00000VE_OC000002mt^90000000000000002mt^900000djtRg000001poj5000001poj500000"
    "1poj50000000II50096lwv>PeR?Ps?No#=ksWJcn000000000ViwFP!0000217l@ign=iFPl50m<8wwv28L<u>sbNi^o2wm0000ViwFP!00002"
    "1FKd_EGa3<Oe!tO%+FJ@Qc$u<RLCewO|y+rs)$jtQ%lY-sI*q_FG$S`E-6Y)E%8k(u+dMnQ_@jTDoaf+$uEk}NvupQDh6tej;#d%Pjps>P5=M^"
    "ABzY8000000t1sW=3*^REJ-aA5))!#V31%|;^SmskZMq1U^v0}U!H+qiX}TUFGY!+i#0zvH8D@4L7{?4DvXP@C_gc!SV&5UgMopOk%@_!S%OK4"
    "2dGu3!J)xnyWMPiDaJf0#xyC$Bq`>+)N~~#1!g5qNd_?ZVXwqw!KlQo@bf<uFhb0Y=3*<zNlZ>H77`R<gBUEqsKm;7f&T)~A$f_psZ#79(yFLb"
    "imM>Mpfo43Br`uxiHD0TB)>dQ!9W)XLA(o-FYLS6aADttEkKJIz=i_=$!)iw>Hq)$ABzY8000000t1sW=3*^REJ-aA5))!#V31%|;^SmskZMq1"
    "U^v0}U!H+qiX}TUFGY!+i#0zvH8D@4L7{?4DvXP@C_gc!SV&5UgMopOk%@_!S%OK42dGu3!J)xnyWMPiDaJf0#xyC$Bq`>+)N~~#1!g5qNd_?Z"
    "VXwqw!KlQo@bf<uFhb0Y=3*<zNlZ>H77`R<gBUEqsKm;7f&T)~A$f_psZ#79(yFLbimM>Mpfo43Br`uxiHD0TB)>dQ!BE#g*8s%3F!{p1iwzg{"
    "UDyJ&m;r1!0Mw8Iq3Qqt03VA80000000IM(GUj3}Pb^6-5)u<)VqlP9R^sDiV32B1U|=}G_+OrZUy3C=GcQGnor^U;IW;j)qd}p9Nh*wswJ1L^"
    "rC3Nxh=YNFk&%gsnOTBKi3g}vsKKGZVY}UIdnv{|DaJG@#w01`ywr3hCIx0CPDutZ_+hWaWWlJ!t?=_d6fi=}jpkx2$Vp62Efx|KVuKhg!KlQ_"
    "d4c}|&>?w=xv5g@AkwO+REn!0zo0ZHu_QA;Pl<<%D<r=>Pr*>vK-Un&yD<5}zKabP_FdQlw3q>GH~{nYCm`wo001A02mk;800065lQQOFEl(^-"
    "EfNwFVq##BU{>PeWMGhLP+(xV!}wobm|uz|J2NjuiJglzKRGoqPoqJhf=Mcji?t{}F{M~YN{EAjfsv7kiJ4h~Nr?xjRj9$C!C|}IY<nrjJSoOB"
    "DaIrz=DgH&B_;)CB~D2OF!*7w#ALy!#I5l2KNK)R%#Gn<E67PqPAwJ^6k>xIEWxP6%6WnR0?;9OiMgp#>>$#rs8oupAitnAC$S_mKTnB=iz_6*"
    "JWs(;*HG60#Je#0!oG_Q7xrD)qQtE5f*ou+07h3EOzQvu03VA80000000IM(GUj3}Pb^6-5)u<)VqlP9R^sDiV32B1U|_hz_+MU_Uy3C=GcQGn"
    "or^U;IW;j)qd}p9Nh*wswJ1L^rC3Nxh=YNFk&%gsnOTBKi3g}vsKKGZVY}UIdnv{|DaJG@#w01`ywr3hCIx0CPDutZ_+hWaWWlJ!t?=_d6fi=}"
    "jp1S|$Vp62Efx|KVuKhg!KlQ_d4c}|&>?w=xv5g@AkwO+REn!0zo0ZHu_QA;Pl<<%D<r=>Pr*<Z2tm9HlP~PM*l=Org)K_V3NP5frUL*-$B^mk"
    "0000"
)


def test_what_another_program_wrote_is_read():
    """A file of the reference writer gives its header, its credit and its tiles."""
    told = maps.about(THEIRS)
    made = maps.ground(THEIRS, ALL)

    assert (told.kind, told.zooms, told.tiles) == ("vector", (0, 1), 5)
    assert told.credit == "© OpenStreetMap"
    assert made.shapes["water"].startswith("M")
    assert {one.words for one in made.names} >= {"Town 1-1-1"}


@pytest.mark.parametrize(
    ("place", "number"),
    [((0, 0, 0), 0), ((1, 1, 0), 4), ((5, 3, 17), 609), ((12, 2048, 1), 20971518), ((20, 70000, 900000), 722699823189)],
)  # fmt: skip
def test_tiles_are_numbered_as_everybody_does(place, number):
    """Numbers along the curve are those that the reference program gives."""
    assert tile_id(*place) == number


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 12).flatmap(lambda z: st.tuples(st.just(z), *(st.integers(0, (1 << z) - 1),) * 2)))  # fmt: skip
def test_neighbours_on_the_curve_are_neighbours_on_the_map(place):
    """No two places of a zoom have one number, and each number lies within its zoom's."""
    zoom, x, y = place
    first = ((1 << 2 * zoom) - 1) // 3

    number = tile_id(*place)

    assert first <= number < first + (1 << 2 * zoom)
    if x + 1 < 1 << zoom:
        assert tile_id(zoom, x + 1, y) != number


@pytest.mark.parametrize("packed", [True, False])
@pytest.mark.parametrize("leaves", [True, False])
def test_a_tile_is_found_however_the_archive_is_laid(packed, leaves):
    """With one directory or two, packed or not, each place has its own tile, or none."""
    data = an_archive(
        {(0, 0, 0): a_tile("World"), (2, 1, 3): a_tile("Corner")}, packed=packed, leaves=leaves
    )
    head = header(data)

    assert tile(data, head, 2, 1, 3) == a_tile("Corner")
    assert tile(data, head, 0, 0, 0) == a_tile("World")
    assert tile(data, head, 2, 1, 2) is None
    assert tile(data, head, 1, 0, 0) is None


def test_shapes_and_names_stand_where_they_lie():
    """At the first zoom the river runs through the middle, and the town is in the middle."""
    made = maps.ground(world(zooms=1), ALL)

    assert made.shapes == {
        "earth": "M0.0 0.0L1000.0 0.0L1000.0 1000.0L0.0 1000.0Z",
        "stream": "M0.0 500.0L1000.0 500.0",
    }
    assert [(one.words, one.x, one.y) for one in made.names] == [("Karvel", 500.0, 500.0)]


def test_names_are_in_the_readers_language():
    """A Russian page has Russian names, where the tile has them."""
    asked = Asked(west=0.0, north=0.0, wide=1.0, high=1.0, units=1000.0, language="ru")

    assert [one.words for one in maps.ground(world(zooms=1), asked).names] == ["Карвель"]


def test_a_part_of_the_world_takes_the_zoom_that_fits():
    """A small part is drawn from the finest zoom, and nothing outside of it is."""
    part = Asked(west=0.5, north=0.5, wide=0.1, high=0.08, units=1000.0)

    made = maps.ground(world(zooms=4), part)

    (side,) = {one.x for one in made.names} or {None}
    assert len(made.names) == 1
    assert 0 <= side <= 1000
    assert made.shapes["earth"].count("M") == 1


def test_tiles_that_are_pictures_come_as_they_are():
    """PNG tiles keep their bytes and get their places; what is no PNG is left out."""
    red, green = a_square(200, 0, 0), a_square(0, 200, 0)
    data = an_archive({(1, 0, 0): red, (1, 1, 0): green, (1, 0, 1): b"<svg onload=x>", (1, 1, 1): red}, kind=2)  # fmt: skip

    made = maps.ground(data, ALL)

    assert maps.about(data).kind == "png"
    places = {(p.column, p.row): (p.x, p.y, p.side, p.data) for p in made.pictures}
    assert places == {
        (0, 0): (0.0, 0.0, 500.0, red),
        (1, 0): (500.0, 0.0, 500.0, green),
        (1, 1): (500.0, 500.0, 500.0, red),
    }
    assert maps.tile(data, 1, 1, 0) == green
    assert maps.tile(data, 1, 0, 1) is None
    assert maps.tile(data, 9, 0, 0) is None


@functools.cache
def hostile():
    """Give archives that somebody made to hurt."""
    good = world(zooms=2)
    bomb = zlib.compress(bytes(40 * 2**20), 1)
    swelling = struct.pack("<7sB11Q6B4iB2i", b"PMTiles", 3, 127, len(bomb), 0, 0, 0, 0, 127, 9, 1, 1, 1, 1, 2, 2, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0)  # fmt: skip
    round_ = bytearray(an_archive({(0, 0, 0): a_tile()}, packed=False))
    at = int.from_bytes(round_[8:16], "little")
    round_[at : at + 5] = b"\x01\x00\x00\x7f\x01"  # a directory that leads to a directory
    endless = field(
        3, field(1, b"earth") + field(2, field(3, 3) + field(4, b"\xf9\xff\xff\xff\x7f"))
    )
    return {
        "empty": b"",
        "text": b"PMTiles is a format",
        "version 2": b"PMTiles\x02" + good[8:],
        "cut": good[: len(good) // 2],
        "no tiles": good[:127],
        "swells": swelling + bomb,
        "round": bytes(round_),
        "a tile of noise": an_archive({(0, 0, 0): random.Random(3).randbytes(900)}),
        "a tile without end": an_archive({(0, 0, 0): endless + b"\xff" * 30}),
        "packed otherwise": good[:97] + b"\x04" + good[98:],
        "a kind that nobody knows": good[:99] + b"\x63" + good[100:],
    }


@pytest.mark.parametrize("name", hostile())
def test_a_hostile_archive_is_told(name):
    """Whatever it is made of, it ends in a sentence, and the next one is drawn."""
    data = hostile()[name]

    with pytest.raises(Unreadable):
        maps.about(data)

    assert maps.about(world(zooms=1)).tiles == 1


def test_an_archive_that_is_too_large_is_not_opened():
    """More than is kept is refused by its length alone."""
    with pytest.raises(NotAMap, match="large"):
        maps.about(bytes(maps.LARGEST + 1))


def test_a_drawing_has_an_end():
    """A tile with a million points makes a drawing of a bounded size, which says that it is cut."""
    zigzag = [(x % 4096, (x * 977) % 4096) for x in range(200_000)]
    data = an_archive({(0, 0, 0): layer("roads", *((LINES, drawn(zigzag[n : n + 1000]), {}) for n in range(0, 200_000, 1000)))})  # fmt: skip

    made = maps.ground(data, ALL)

    assert made.cut
    assert made.shapes["road"].count("L") <= POINTS_MOST + 1000


def test_words_of_a_tile_are_short_and_show_themselves():
    """A name with a control character, or of a million letters, is cut to what can be shown."""
    data = world(lambda: a_tile("Kar\x00vel\x1b[31m" + "x" * 500, ""), zooms=1)

    (one,) = maps.ground(data, ALL).names

    assert one.words.startswith("Karvel[31m")
    assert len(one.words) <= 60


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_one_changed_octet_hurts_nobody(data):
    """Whatever octet is another, there is a drawing or a sentence, and nothing else."""
    archive = bytearray(world(zooms=2))
    at = data.draw(st.integers(0, len(archive) - 1))
    archive[at] = data.draw(st.integers(0, 255))

    try:
        made = [
            *members(bytes(archive), ""),
            *members(bytes(archive), msgspec.json.encode(ALL).decode()),
        ]
    except NotAMap:
        made = []

    assert len(made) in (0, 2)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_noise_is_no_tile_or_an_empty_one(raw):
    """Octets of any kind are read to their end, or refused."""
    try:
        found = [[*one.features] for one in layers(raw, lambda _: True)]
    except NotAMap:
        found = []

    assert isinstance(found, list)

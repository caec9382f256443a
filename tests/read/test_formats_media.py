"""Pictures, recordings and transcripts: what they say of themselves, and their words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dripstone import flow, keep
from dripstone.errors import Unreadable
from dripstone.read.formats import FORMATS, subtitles
from dripstone.read.formats.inside import about as self_told
from dripstone.records import Report
from dripstone.vault.memory import Memory
from samples.media import SRT, VTT, a_comment, a_film, a_photo, a_place, a_song, a_wave

ADA = "Ada Reader"
MADE = {
    "jpeg": a_photo(),
    "png": a_photo("PNG"),
    "tiff": a_photo("TIFF"),
    "webp": a_photo("WEBP"),
    "wav": a_wave(),
    "mp4": a_film(),
    "mp3": a_song(),
}


def told(data: bytes) -> dict[str, str]:
    return {one.name: one.data.decode() for one in self_told.members(data, "")}


@pytest.mark.parametrize("kind", ["jpeg", "png", "tiff", "webp"])
def test_a_picture_tells_its_camera_moment_and_place(kind):
    """What a camera wrote comes out of each kind of picture, south and west as such."""
    found = told(MADE[kind])

    assert FORMATS[keep.media_type(MADE[kind])] == "wordless"
    assert (found["make"], found["model"], found["artist"]) == (
        "Nebyl",
        "Camera 7",
        "Vera Nebytova",
    )
    assert found["taken"] == "2025:05:19 10:00:00"
    assert (found["latitude"], found["longitude"]) == ("-1.510000", "20.250000")
    if kind in {"jpeg", "png", "tiff"}:
        assert (found["width"], found["height"]) == ("40", "30")


NORTH = ((41, 1), (30, 1), (0, 1))
EAST = ((20, 1), (15, 1), (0, 1))


@pytest.mark.parametrize(
    ("gps", "latitude", "longitude"),
    [
        ({"f1": "N", "f2": NORTH, "f3": "W", "f4": EAST}, "41.500000", "-20.250000"),
        ({"f2": NORTH, "f4": EAST}, "41.500000 (N or S not stated)", "20.250000 (E or W not stated)"),
        ({"f1": "X", "f2": NORTH, "f3": "E", "f4": EAST}, "41.500000 (N or S not stated)", "20.250000"),
        ({"f1": "N", "f2": ((4151234567, 10**8),), "f3": "E", "f4": EAST}, "41.512346", "20.250000"),
        ({"f1": "N", "f2": ((41, 1), (30, 1), (0, 0)), "f3": "E", "f4": EAST}, "41.500000", "20.250000"),
    ],
)  # fmt: skip
def test_on_which_side_of_the_earth_a_place_lies_is_never_supposed(gps, latitude, longitude):
    """Halves without a side say so; degrees alone are as exact as they were written."""
    found = told(a_place(**gps))

    assert (found["latitude"], found["longitude"]) == (latitude, longitude)


@pytest.mark.parametrize(
    "north",
    [((41, 0), (30, 1), (0, 1)), ((141, 1), (0, 1), (0, 1)), ((2**32 - 1, 1), (0, 1), (0, 1))],
)
def test_a_place_that_lies_nowhere_is_told_as_such(north):
    """A number over nothing, and degrees that there are not, give no place and are not hidden."""
    found = told(a_place(f1="N", f2=north, f3="E", f4=EAST))

    assert "latitude" not in found
    assert found["place"].startswith("unreadable: ")


def test_a_comment_in_two_octets_a_letter_is_read():
    """What a camera or a person wrote beside a picture in Russian comes out as it was written."""
    assert told(a_comment("Площадь в Карвеле"))["comment"] == "Площадь в Карвеле"


def test_recordings_tell_their_length_and_more():
    """A WAV tells its seconds; an MP4 its moment, size and place; an MP3 its title."""
    assert told(MADE["wav"]) == {"channels": "1", "hertz": "8000", "seconds": "2.0"}
    assert told(MADE["mp4"]) == {
        "taken": "2025-05-19T10:00:00Z",
        "seconds": "90.0",
        "width": "640",
        "height": "480",
        "place": "+41.3300+019.8200/",
    }
    assert told(MADE["mp3"]) == {"title": "Interview", "artist": "Marta"}


@pytest.mark.parametrize("kind", MADE)
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_whatever_is_changed_in_a_header_nothing_breaks(kind, data):
    """Bytes changed, put in or cut off anywhere give what is left, and no error at all."""
    seed = bytearray(MADE[kind][:1500])
    for _ in range(data.draw(st.integers(1, 5))):
        at = data.draw(st.integers(0, len(seed) - 1))
        match data.draw(st.sampled_from("xic")):
            case "x":
                seed[at] = data.draw(st.sampled_from([0, 1, 255, 128]))
            case "i":
                seed[at:at] = data.draw(st.binary(max_size=8))
            case _:
                del seed[at + 1 :]

    assert all(isinstance(one.data, bytes) for one in self_told.members(bytes(seed), ""))


def test_lines_of_a_transcript_flow_into_sentences():
    """A sentence over two lines is one; a pause after a sentence begins a paragraph with its time."""
    opened = subtitles.open_(SRT.encode(), "")

    assert opened.content.split("\n\n") == [
        "time: 00:00:01\nPolice detained three people in Karvel on Saturday.",
        "time: 00:00:09\nThey were held for ten hours.",
    ]


def test_speakers_of_a_transcript_are_told_apart():
    """Each speaker has their own paragraph; notes and settings are no words of anybody."""
    opened = subtitles.open_(VTT.encode(), "")

    assert [(one.author, opened.content[one.words : one.end]) for one in opened.messages] == [
        ("Marta Vymyslova", "They took three & beat two."),
        ("Timur Basnin", "When was that?"),
    ]


def test_a_transcript_names_the_recording_that_it_lies_beside(tmp_path: Path):
    """Taken in together, a transcript is of its recording, whatever the order of their names."""
    vault = Memory()
    vault.add_signer(ADA)
    folder = tmp_path / "talks"
    folder.mkdir()
    for name, data in (
        ("talk.wav", MADE["wav"]),
        ("talk.en.srt", SRT.encode()),
        ("other.vtt", VTT.encode()),
    ):
        (folder / name).write_bytes(data)

    receipt = flow.take_in(vault, [folder], by=ADA)

    by_name = {report.origin.name: report for report in vault.all(Report)}
    recording = by_name["talks/talk.wav"]
    assert by_name["talks/talk.en.srt"].origin.of == recording.id
    assert by_name["talks/talk.en.srt"].origin.kind == "transcript"
    assert by_name["talks/other.vtt"].origin.of is None
    assert flow.told_of(vault, recording.id).about["seconds"] == "2.0"
    assert flow.told_of(vault, recording.id).inside == (by_name["talks/talk.en.srt"].id,)
    assert {line.item: line.why for line in receipt.lines}["talks/talk.wav"] == "NoText"


TIMED_PIECES = [
    *("00:01.000 --> 00:02.000\n", "00:00:09,100 --> 00:00:02,000", "<v Ann>", "<b", "\n"),
    *("\n\n", "words ", "&amp", "7\n", "."),
]


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(TIMED_PIECES),
        max_size=25,
    )
)
def test_any_timed_lines_give_paragraphs_or_an_error_of_ours(pieces):
    """However lines are thrown together, messages follow each other in the content."""
    try:
        opened = subtitles.open_("".join(pieces).encode(), "")
    except Unreadable:
        return

    ends = 0
    for one in opened.messages:
        assert ends <= one.start <= one.words < one.end <= len(opened.content)
        ends = one.end

"""Pictures and recordings, made by hand or by a real library. Nothing can be seen or heard in them."""

from __future__ import annotations

import io
import struct
import wave

from PIL import Image

SRT = """1
00:00:01,000 --> 00:00:03,500
Police detained three people

2
00:00:03,600 --> 00:00:05,000
<i>in Karvel</i> on Saturday.

3
00:00:09,000 --> 00:00:11,000
They were held for ten hours.
"""
VTT = """WEBVTT - a talk

NOTE nobody says this

intro
00:01.000 --> 00:03.000 align:start
<v Marta Vymyslova>They took three &amp; beat two.</v>

00:03.100 --> 00:05.000
<v Timur Basnin>When was that?</v>
"""


def a_photo(form: str = "JPEG") -> bytes:
    """Make a small picture with EXIF by a real library: camera, moment, place."""
    image = Image.new("RGB", (40, 30), "grey")
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B] = "Nebyl", "Camera 7", "Vera Nebytova"
    exif.get_ifd(0x8769)[0x9003] = "2025:05:19 10:00:00"
    gps = exif.get_ifd(0x8825)
    gps[1], gps[2], gps[3], gps[4] = "S", (1.0, 30.0, 36.0), "E", (20.0, 15.0, 0.0)
    file = io.BytesIO()
    image.save(file, form, exif=exif.tobytes())
    return file.getvalue()


def a_place(**gps: object) -> bytes:
    """Make a picture whose place is as odd as these fields of it: ``f2=((41, 1), (30, 1), (0, 1))``.

    A value is text, or pairs of a number and what it is divided by.
    """
    entries, values = [], b""
    after = 8 + 2 + 12 + 4 + 2 + 12 * len(gps) + 4
    for name, value in gps.items():
        if isinstance(value, str):
            kind, many, raw = 2, len(value) + 1, value.encode("latin-1") + b"\0"
        else:
            kind, many = 5, len(value)
            raw = b"".join(struct.pack("<LL", *pair) for pair in value)
        place = raw.ljust(4, b"\0") if len(raw) <= 4 else struct.pack("<L", after + len(values))
        values += b"" if len(raw) <= 4 else raw
        entries.append(struct.pack("<HHL", int(name[1:]), kind, many) + place)
    whole = b"II*\0" + struct.pack("<LH", 8, 1) + struct.pack("<HHLL", 0x8825, 4, 1, 26) + bytes(4)
    whole += struct.pack("<H", len(entries)) + b"".join(entries) + bytes(4) + values
    body = b"Exif\0\0" + whole
    return b"\xff\xd8\xff\xe1" + struct.pack(">H", len(body) + 2) + body + b"\xff\xd9"


def a_comment(words: str) -> bytes:
    """Make the structure of a picture with a comment in two octets a letter."""
    raw = b"UNICODE\0" + words.encode("utf-16-le")
    head = b"II*\0" + struct.pack("<LH", 8, 1) + struct.pack("<HHLL", 0x8769, 4, 1, 26) + bytes(4)
    return head + struct.pack("<HHHLL", 1, 0x9286, 7, len(raw), 44) + bytes(4) + raw


def a_wave(seconds: int = 2) -> bytes:
    """Make a silent WAV by the standard library."""
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(b"\0\0" * 8000 * seconds)
    return file.getvalue()


def a_film() -> bytes:
    """Make the boxes of an MP4 of 90 seconds, made on 19 May 2025, with a place."""

    def box(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">L4s", 8 + len(body), kind) + body

    made = 1_747_648_800 + 2_082_844_800
    movie = box(b"mvhd", struct.pack(">LLLLL", 0, made, made, 600, 54_000) + bytes(80))
    track = box(b"tkhd", bytes(76) + struct.pack(">LL", 640 << 16, 480 << 16))
    place = box(b"\xa9xyz", struct.pack(">HH", 18, 0) + b"+41.3300+019.8200/")
    whole = movie + box(b"trak", track) + box(b"udta", place)
    return box(b"ftyp", b"isom" + bytes(4)) + box(b"moov", whole)


def a_song() -> bytes:
    """Make an MP3's tag with a title and an artist."""

    def frame(kind: bytes, words: str) -> bytes:
        body = b"\3" + words.encode()
        return kind + struct.pack(">LH", len(body), 0) + body

    body = frame(b"TIT2", "Interview") + frame(b"TPE1", "Marta")
    return b"ID3\3\0\0" + bytes((0, 0, len(body) >> 7, len(body) & 127)) + body + b"\xff\xfb\x90"

"""Paper: a few lines of ASCII → a picture to print, as words to read and as a code to scan."""

from __future__ import annotations

import io
from html import escape

import segno

CODE = 320  #: side of the code, in the picture's own units
LINE = 17
SIGNS = 76  #: signs in a line of the page
EDGE = 24


def paper(lines: bytes, *, title: str) -> bytes:
    """Draw an SVG page with a QR code of exactly these octets, and the same words beneath it.

    The code is at error correction M (ISO/IEC 18004): a fold or a stain over a seventh of it does
    no harm.
    """
    made = segno.make(lines, error="m", mode="byte", micro=False)
    code = io.BytesIO()
    side = made.symbol_size()[0]
    made.save(code, kind="svg", xmldecl=False, svgns=False, nl=False, omitsize=True)
    rows = [
        part
        for line in lines.decode("ascii").splitlines()
        for part in (line[at : at + SIGNS] for at in range(0, len(line), SIGNS))
    ]
    top = EDGE * 2 + LINE + CODE
    words = "".join(
        f'<text x="{EDGE}" y="{top + n * LINE}">{escape(row)}</text>' for n, row in enumerate(rows)
    )
    drawn = code.getvalue().decode().replace("<svg ", f'<svg width="{CODE}" height="{CODE}" ', 1)
    height = top + len(rows) * LINE + EDGE
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 720 {height}" role="img">'
        f"<title>{escape(title)}</title><desc>{escape(title)}: {side} × {side}</desc>"
        f'<rect width="100%" height="100%" fill="#fff"/>'
        f'<text x="{EDGE}" y="{EDGE + LINE}" font-family="sans-serif">{escape(title)}</text>'
        f'<g transform="translate({EDGE} {EDGE + LINE * 2})">{drawn}</g>'
        f'<g font-family="monospace" font-size="13" xml:space="preserve">{words}</g></svg>'
    ).encode()

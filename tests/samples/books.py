"""Texts, slides and books: OpenDocument, PowerPoint, EPUB and RTF, laid out as programs do."""

from __future__ import annotations

from samples.documents import a_zip

_NS = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"'
)
_OPEN = "application/vnd.oasis.opendocument"
_BODY = """<text:tracked-changes><text:changed-region><text:deletion><text:p>criminals</text:p>
</text:deletion></text:changed-region></text:tracked-changes>
<text:h text:outline-level="1">Statement</text:h>
<text:p>We saw <text:span>three
people</text:span><text:note><text:note-citation>1</text:note-citation><text:note-body>
<text:p>From the window.</text:p></text:note-body></text:note> taken<text:s text:c="2"/>away.
<office:annotation><text:p>a comment</text:p></office:annotation></text:p>
<text:list><text:list-item><text:p>Two were beaten.</text:p></text:list-item></text:list>
<table:table><table:table-row><table:table-cell><text:p>Place</text:p></table:table-cell>
<table:table-cell><text:p>Held</text:p></table:table-cell></table:table-row><table:table-row>
<table:table-cell><text:p>Karvel</text:p></table:table-cell><table:table-cell><text:p>three</text:p>
</table:table-cell></table:table-row></table:table>"""


def an_open_text(body: str = _BODY, **more: bytes) -> bytes:
    """Make an ODT with a header, a note, a struck word, a comment, a list and a table."""
    styles = (
        f"<office:document-styles {_NS}><office:master-styles><style:master-page><style:header>"
        "<text:p>Union of Karvel Lawyers</text:p></style:header><style:footer>"
        "<text:p>Page of the Union</text:p></style:footer></style:master-page>"
        "</office:master-styles></office:document-styles>"
    )
    meta = (
        f"<office:document-meta {_NS}><office:meta><dc:title>Statement of the Lawyers</dc:title>"
        "<meta:initial-creator>Marta Vymyslova</meta:initial-creator>"
        "<meta:creation-date>2025-05-20T09:00:00</meta:creation-date></office:meta>"
        "</office:document-meta>"
    )
    content = (
        f"<office:document-content {_NS}><office:body><office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    return a_zip(
        {
            "mimetype": f"{_OPEN}.text".encode(),
            "content.xml": content.encode(),
            "styles.xml": styles.encode(),
            "meta.xml": meta.encode(),
            **more,
        }
    )


def open_slides(*slides: str) -> bytes:
    """Make an ODP, a slide a text."""
    pages = "".join(
        f"<draw:page><draw:frame><draw:text-box><text:p>{words}</text:p></draw:text-box>"
        "</draw:frame></draw:page>"
        for words in slides
    )
    content = (
        f"<office:document-content {_NS}><office:body><office:presentation>{pages}"
        "</office:presentation></office:body></office:document-content>"
    )
    members = {"mimetype": f"{_OPEN}.presentation".encode(), "content.xml": content.encode()}
    return a_zip(members)


def slides() -> bytes:
    """Make a PPTX of two slides in another order than their names, one hidden, one with notes."""
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    p = "http://schemas.openxmlformats.org/presentationml/2006/main"
    r = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = "http://schemas.openxmlformats.org/package/2006/relationships"
    space = f'xmlns:a="{a}" xmlns:p="{p}" xmlns:r="{r}"'

    def slide(body: str, kind: str = "sld", more: str = "") -> bytes:
        return (
            f"<p:{kind} {space} {more}><p:cSld><p:spTree><p:sp><p:txBody>{body}</p:txBody></p:sp>"
            f"</p:spTree></p:cSld></p:{kind}>"
        ).encode()

    def related(*found: tuple[str, str, str]) -> bytes:
        ones = "".join(f'<Relationship Id="{i}" Type="{r}/{k}" Target="{t}"/>' for i, k, t in found)
        return f'<Relationships xmlns="{rels}">{ones}</Relationships>'.encode()

    def words(said: str) -> str:
        return f"<a:p><a:r><a:t>{said}</a:t></a:r></a:p>"

    table = (
        "<a:tbl><a:tr><a:tc><a:txBody>"
        + words("Karvel")
        + "</a:txBody></a:tc><a:tc><a:txBody>"
        + words("three")
        + "</a:txBody></a:tc></a:tr></a:tbl>"
    )
    field = '<a:p><a:fld type="slidenum"><a:t>7</a:t></a:fld></a:p>'
    return a_zip(
        {
            "[Content_Types].xml": b"<Types/>",
            "ppt/presentation.xml": (
                f'<p:presentation {space}><p:sldIdLst><p:sldId id="256" r:id="r2"/>'
                '<p:sldId id="257" r:id="r1"/></p:sldIdLst></p:presentation>'
            ).encode(),
            "ppt/_rels/presentation.xml.rels": related(
                ("r1", "slide", "slides/slide1.xml"), ("r2", "slide", "slides/slide2.xml")
            ),
            "ppt/slides/slide1.xml": slide(words("Shown last.") + table, more='show="0"'),
            "ppt/slides/slide2.xml": slide(words("Three people were held in Karvel.") + field),
            "ppt/slides/_rels/slide2.xml.rels": related(
                ("r1", "notesSlide", "../notesSlides/notesSlide1.xml")
            ),
            "ppt/notesSlides/notesSlide1.xml": slide(words("Ask the lawyer."), "notes"),
        }
    )


def a_book(encrypted: str = "") -> bytes:
    """Make an EPUB of two chapters and a picture page."""
    page = "<html xmlns='http://www.w3.org/1999/xhtml'><body>{}</body></html>"
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The Karvel Book</dc:title>'
        "<dc:creator>Vera Nebytova</dc:creator><dc:date>2025-05-20</dc:date>"
        "<dc:publisher>Kestrel Press</dc:publisher><dc:language>en</dc:language></metadata>"
        '<manifest><item id="a" href="one%20a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="b" href="two.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="p" href="cover.xhtml" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="p"/><itemref idref="b"/><itemref idref="a"/></spine></package>'
    )
    members = {
        "mimetype": b"application/epub+zip",
        "META-INF/container.xml": b'<container><rootfiles><rootfile full-path="OPS/book.opf"/>'
        b"</rootfiles></container>",
        "OPS/book.opf": package.encode(),
        "OPS/one a.xhtml": page.format("<h1>Two</h1><p>They were released.</p>").encode(),
        "OPS/two.xhtml": page.format("<h1>One</h1><p>Three people were held.</p>").encode(),
        "OPS/cover.xhtml": page.format("<img src='c.png' alt='a square'/>").encode(),
    }
    if encrypted:
        members["META-INF/encryption.xml"] = (
            f'<encryption><EncryptedData><CipherData><CipherReference URI="{encrypted}"/>'
            "</CipherData></EncryptedData></encryption>"
        ).encode()
    return a_zip(members)


def an_rtf(body: str, head: str = "") -> bytes:
    """Make an RTF with fonts for two scripts."""
    second = r"{\f1\fswiss\fcharset204{\*\fname Arial;}Arial CYR;}"
    fonts = rf"{{\fonttbl{{\f0\fswiss\fcharset0 Arial;}}{second}}}"
    return (
        rf"{{\rtf1\ansi\ansicpg1252\deff0{fonts}{{\colortbl;\red0\green0\blue0;}}"
        rf"{{\info{{\title Statement}}{{\author Marta Vymyslova}}{{\creatim\yr2025}}}}"
        rf"{head}\pard\f0 {body}}}"
    ).encode("latin-1")

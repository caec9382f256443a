"""Documents: pages, PDFs, Word files, sheets, mail. All that they say is invented."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from email.message import EmailMessage

import docx
import openpyxl
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

RUSSIAN = (
    "Полиция задержала троих участников пикета на площади в Жельнограде. "
    "«Нам не объяснили, почему», — сказала адвокат Вымыслова."
)
ENGLISH = (
    "Police in Karvel detained three people on Saturday. They were held for ten hours, "
    "“without water”, their lawyer Marta Vymyslova said."
)

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>Three detained in Karvel | The Karvel Kestrel</title>
<meta charset="utf-8">
<link rel="canonical" href="https://kestrel.example/2025/05/three-detained">
<meta property="og:site_name" content="The Karvel Kestrel">
<meta property="article:modified_time" content="2025-05-19T12:30:00Z">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
 {"@type": "WebSite", "name": "The Karvel Kestrel"},
 {"@type": "NewsArticle", "headline": "Three detained in Karvel",
  "author": [{"@type": "Person", "name": "Vera Nebytova"}],
  "datePublished": "2025-05-19T10:00:00+0300",
  "publisher": {"@type": "Organization", "name": "The Karvel Kestrel"}}]}</script>
<script>document.write("<p>a word that only a script writes</p>")</script>
<style>p { color: black }</style></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>Three detained in Karvel</h1><p>By Vera Nebytova</p>
<time datetime="2025-05-19T10:00:00+03:00">19 May 2025</time>
<figure><img src="https://tracker.example/pixel.png" alt="a square">
<figcaption>The square on Friday.</figcaption></figure>
<p>Police in <b>Karvel</b> detained
three people on Saturday.<br>They were held for ten hours.</p>
<ul><li>Two were beaten.</li><li>One was not.</li></ul>
<table><tr><td>Karvel</td><td>3</td></tr></table>
<p style="display: none">a word that no reader sees</p></article></main>
<footer>Contact the Kestrel.</footer></body></html>
"""


def a_pdf(
    pages: tuple[tuple[str, ...], ...] = (("Three detained in Karvel", "", "Police held three."),),
    **about: str,
) -> bytes:
    """Make a PDF with a text layer: lines 14 points apart, an empty line for a paragraph."""
    file = io.BytesIO()
    paper = canvas.Canvas(file, pagesize=A4, invariant=1)
    if "title" in about:
        paper.setTitle(about["title"])
    if "author" in about:
        paper.setAuthor(about["author"])
    for lines in pages:
        for number, line in enumerate(lines):
            paper.drawString(72, 760 - 14 * number, line)
        paper.showPage()
    paper.save()
    return file.getvalue()


def a_scan() -> bytes:
    """Make a PDF whose only page is a drawing."""
    file = io.BytesIO()
    paper = canvas.Canvas(file, pagesize=A4, invariant=1)
    paper.rect(100, 100, 200, 300, fill=1)
    paper.showPage()
    paper.save()
    return file.getvalue()


def a_word_file() -> bytes:
    """Make a Word file with a header, a heading, a table between paragraphs, and a footer."""
    document = docx.Document()
    document.core_properties.title = "Statement of the Karvel Lawyers"
    document.core_properties.author = "Marta Vymyslova"
    document.core_properties.created = dt.datetime(2025, 5, 20, 9, 0, tzinfo=dt.UTC)
    document.add_heading("Statement", level=1)
    document.add_paragraph("We saw three people taken away 🕊️.")
    table = document.add_table(2, 2)
    for row, cells in enumerate((("Place", "Held"), ("Karvel", "three"))):
        for column, words in enumerate(cells):
            table.cell(row, column).text = words
    document.add_paragraph("We demand an inquiry.")
    document.sections[0].header.paragraphs[0].text = "Union of Karvel Lawyers"
    document.sections[0].footer.paragraphs[0].text = "Page of the Union"
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def a_workbook() -> bytes:
    """Make a workbook of two sheets: detentions with a blank row, and a hidden one of sources."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "Detentions"
    sheet.append(["date", "place", "held"])
    sheet.append([dt.date(2025, 5, 19), "Karvel", 3])
    sheet.append([])
    sheet.append(["мая 2025", "Zhelnograd", 2.5])
    hidden = workbook.create_sheet("Sources")
    hidden.append(["lawyer", "Vymyslova"])
    hidden.sheet_state = "hidden"
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def an_open_document_sheet() -> bytes:
    """Make a small ODS by hand."""
    office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in (("place", "held"), ("Karvel", "three"))
    )
    content = (
        f'<office:document-content xmlns:office="{office}" xmlns:table="{table}"'
        f' xmlns:text="{text}"><office:body><office:spreadsheet><table:table table:name="May">'
        f"{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>"
    )
    members = {
        "mimetype": kind,
        "content.xml": content,
        "META-INF/manifest.xml": manifest,
    }
    return a_zip({name: words.encode() for name, words in members.items()})


def a_mail(*, html_only: bool = False) -> bytes:
    """Make a message in Russian with an attachment whose name says too much."""
    message = EmailMessage()
    message["From"] = "Марта Вымыслова <marta@lawyers.example>"
    message["To"] = "desk@kestrel.example"
    message["Subject"] = "Задержания в Жельнограде"
    message["Date"] = "Mon, 19 May 2025 10:00:00 +0300"
    page = f"<p>{RUSSIAN}</p><script>bad()</script>"
    if html_only:
        message.set_content(page, subtype="html")
    else:
        message.set_content(RUSSIAN)
        message.add_alternative(page, subtype="html")
    message.add_attachment(
        b"%PDF-1.4", maintype="application", subtype="pdf", filename="Timur Basnin passport.pdf"
    )
    return message.as_bytes()


def a_zip(members: dict[str, bytes]) -> bytes:
    """Make an archive; the member called ``mimetype`` is stored in clear."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, data, compress_type=kind)
    return file.getvalue()

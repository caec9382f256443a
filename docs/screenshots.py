"""Screenshots: the pictures of the documentation, taken from the demo, so that they stay true.

Run as ``python docs/screenshots.py`` or ``make screenshots``. Needs Playwright and Chromium.
"""

from __future__ import annotations

import queue
import shutil
import tempfile
import textwrap
import threading
from pathlib import Path

from playwright.sync_api import Page, sync_playwright
from reportlab.pdfgen import canvas

from dripstone import demo, flow, web
from dripstone.vault import sqlite
from dripstone.vault.slots import FLOOR

PICTURES = Path(__file__).with_name("pictures")
VISITOR = "Vera Lund"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SAVED = "Police detain 12"  #: how the title of a report that came as a saved page begins
SHOWN = "Open letter"  #: how the title of the report in the first picture begins


def main() -> None:
    """Take every picture anew."""
    with tempfile.TemporaryDirectory() as folder:
        vault = sqlite.create(Path(folder) / "vault", "a passphrase", by=VISITOR, cost=FLOOR)
        demo.add_places(vault, by=VISITOR)
        told = demo.publishers()
        for path in demo.reports():
            flow.take_in(vault, [path], by=VISITOR, came_from=told.get(path.name))
        address: queue.Queue[str] = queue.Queue()
        threading.Thread(
            target=web.serve,
            args=(vault,),
            kwargs={"by": VISITOR, "told": address.put},
            daemon=True,
        ).start()
        with sync_playwright() as player:
            browser = player.chromium.launch(executable_path=_chromium(), args=QUIET)
            page = browser.new_page(viewport={"width": 1280, "height": 860})
            page.goto(address.get(timeout=30))
            home = page.url.rstrip("/")
            _undecided(page, home)
            vault.add_signer(demo.REVIEWER, by=VISITOR)
            demo.decide(vault)
            flow.take_stock(vault, by=VISITOR)
            _decided(page, home)
            letter = Path(folder) / "letter.pdf"
            _write_letter(letter)
            kept = flow.take_in(vault, [letter], by=VISITOR, came_from="Lantern Legal Aid")
            _on_paper(page, f"{home}/reports/{kept.lines[0].report}")
            page.goto(f"{home}/map")
            page.screenshot(path=PICTURES / "map.png")
            browser.close()


def _undecided(page: Page, home: str) -> None:
    """Take what a reviewer sees first: the reports, the warning, one report, the queue."""
    page.screenshot(path=PICTURES / "reports.png")
    page.get_by_role("link", name=SHOWN).first.click()
    page.wait_for_selector("button[value=all]")
    page.screenshot(path=PICTURES / "care.png")
    page.click("button[value=all]")
    page.wait_for_selector("html.scripted", state="attached")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / "review.png")
    page.goto(f"{home}/queue?order=unsure")
    page.locator(".lines input[type=checkbox]").nth(0).check()
    page.locator(".lines input[type=checkbox]").nth(2).check()
    page.screenshot(path=PICTURES / "queue.png")
    page.locator(".with > button.accept").click()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / "bulk.png")


def _decided(page: Page, home: str) -> None:
    """Take what decisions come to: an incident in which reports differ, and the figures."""
    page.goto(f"{home}/incidents")
    page.locator("a.report", has=page.locator(".count.bad")).first.click()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / "incident.png")
    page.goto(f"{home}/figures")
    page.screenshot(path=PICTURES / "figures.png")
    page.goto(f"{home}/")
    page.locator("a.report", has_text=SAVED).first.click()
    page.get_by_role("link", name="Beside the original").click()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / "original.png")


def _on_paper(page: Page, report: str) -> None:
    """Take a page of a PDF as it looks, with boxes around the words of what it says."""
    page.goto(report)
    page.wait_for_load_state("networkidle")
    page.get_by_role("link", name="Beside the original").click()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / "page.png")


def _write_letter(path: Path) -> None:
    """Write one of the invented reports as a PDF, with the stamp of whoever received it."""
    letter = canvas.Canvas(str(path), pagesize=(420, 595))
    letter.setFont("Times-Roman", 10)
    words = next(p for p in demo.reports() if p.name == "11-letter.txt").read_text("utf-8")
    lines = [line for part in words.split("\n") for line in textwrap.wrap(part, 78) or [""]]
    for nth, line in enumerate(lines[:40]):
        letter.drawString(40, 555 - 13 * nth, line)
    letter.setStrokeColorRGB(0.7, 0.1, 0.1)
    letter.setFillColorRGB(0.7, 0.1, 0.1)
    letter.translate(310, 505)
    letter.rotate(12)
    letter.roundRect(-75, -18, 150, 40, 6)
    letter.drawCentredString(0, -2, "RECEIVED BY THE REGISTRY")
    letter.save()


def _chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise SystemExit("Chromium is missing: run sh tests/needs.sh")
    return found


if __name__ == "__main__":
    main()

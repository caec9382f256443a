"""Screenshots: the pictures of the documentation, taken from the demo, so that they stay true.

Run as ``python docs/screenshots.py`` or ``make screenshots``. Needs Playwright and Chromium.
"""

from __future__ import annotations

import queue
import shutil
import tempfile
import threading
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from dripstone import demo, flow, web
from dripstone.vault import sqlite
from dripstone.vault.slots import FLOOR
from dripstone.vocabulary.gazetteer import with_places

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
SHOWN = "Open letter"  #: how the title of the report in the first picture begins


def main() -> None:
    """Take every picture anew."""
    with tempfile.TemporaryDirectory() as folder:
        vault = sqlite.create(Path(folder) / "vault", "a passphrase", by=VISITOR, cost=FLOOR)
        places = with_places(demo.places())
        told = demo.publishers()
        for path in demo.reports():
            flow.take_in(vault, [path], by=VISITOR, came_from=told.get(path.name), gazetteer=places)
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
            _take(page)
            browser.close()


def _take(page: Page) -> None:
    page.screenshot(path=PICTURES / "reports.png")
    page.get_by_role("link", name=SHOWN).first.click()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / "review.png")


def _chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if found is None:
        raise SystemExit("Chromium is missing: run sh tests/chromium.sh")
    return found


if __name__ == "__main__":
    main()

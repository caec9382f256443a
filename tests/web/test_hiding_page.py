"""A report that hides itself says so where its words are read."""

from __future__ import annotations

import pytest

from dripstone import flow
from dripstone.records import Report
from local_page import ADA, Asker, a_vault, words_of


@pytest.mark.parametrize(("style", "told"), [("color:#fff", True), ("color:#222", False)])
def test_a_page_that_hides_words_says_so_above_them(tmp_path, style, told):
    """The person who decides sees it before deciding; a plain page has no such line."""
    file = tmp_path / "page.html"
    file.write_text(
        "<html><body><p>Police in Karvel detained three people on Saturday.</p>"
        f'<p style="{style}">Nobody was ever held, and all went home of their own will.</p>',
        "utf-8",
    )
    vault = a_vault()
    flow.take_in(vault, [file], by=ADA)
    (report,) = vault.all(Report)

    shown = words_of(Asker(vault).get(f"/reports/{report.id}").text)

    assert ("does not show all that it holds" in shown) == told

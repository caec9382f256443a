"""Credits: whose teasers and pictures are, and when they were made, where they say so themselves.

credits    Sheet, roles, articles → whose each paragraph is, and when
"""

from __future__ import annotations

from collections.abc import Mapping

from dripstone.read.sheet import Own, Sheet, Spanned, moment, named


def credited(sheet: Sheet, roles: Mapping[int, str], articles: Mapping[int, int]) -> dict[int, Own]:
    """Give whose teasers and captions are, and when, where they say so themselves.

    ``articles`` are the paragraphs of other articles, with the one that opens each.
    """
    found: dict[int, Own] = {}
    told: dict[int, Own] = {}
    for index, opens in sorted(articles.items()):
        own = _of_article(sheet, index)
        before = told.get(opens, Own())
        told[opens] = Own(author=before.author or own.author, at=before.at or own.at)
    for index, opens in articles.items():
        if told[opens] != Own():
            found[index] = told[opens]
    for index, role in roles.items():
        if role == "caption" and (own := _of_picture(sheet, index)) != Own():
            found[index] = own
    return found


def _of_article(sheet: Sheet, index: int) -> Own:
    part, low = sheet.parts[index], sheet.words(index).lower()
    author: Spanned | None = None
    for begins in sheet.layout.byline:
        at = max(
            (low.rfind(f"{lead}{begins} ") for lead in (", ", "| ", "— ", "– ", "\n")), default=-1
        )
        if at >= 0 and author is None:
            author = named(sheet, part.start + at + 2 + len(begins), part.end)
    return Own(author=author or _last_name(sheet, index), at=moment(sheet, part.start, part.end))


def _last_name(sheet: Sheet, index: int) -> Spanned | None:
    """Give the name that stands last in a line cut by bars: "Title | 12 April 2019 | R. Amsel"."""
    part = sheet.parts[index]
    bar = sheet.content.rfind("|", part.start, part.end)
    return named(sheet, bar + 1, part.end) if bar >= 0 else None


def _of_picture(sheet: Sheet, index: int) -> Own:
    part, words = sheet.parts[index], sheet.words(index)
    at = moment(sheet, part.start, part.end)
    slash = words.rfind("/")
    end = part.start + slash if slash > 0 else part.end
    start = max(sheet.content.rfind(lead, part.start, end) for lead in (". ", ": ", " by "))
    begins = part.start if start < 0 else sheet.content.index(" ", start + 1) + 1
    return Own(author=named(sheet, begins, end), at=at)

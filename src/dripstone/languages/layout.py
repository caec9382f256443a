"""Layout: how reports in a language are laid out.

load    package → Layout    read from its ``layout.yaml``
"""

from __future__ import annotations

from importlib import resources

import msgspec

from dripstone.records import Value


class Layout(Value, frozen=True, kw_only=True):
    """Words, in lower case, that tell what a line of a report is for."""

    months: dict[str, int] = msgspec.field(default_factory=dict)  #: names and short names, 1 to 12
    updated: tuple[str, ...] = ()  #: before a date: of the last change
    dateline: tuple[str, ...] = ()  #: words that may stand beside a date in a dateline
    byline: tuple[str, ...] = ()  #: how a byline begins
    byline_and: tuple[str, ...] = ()  #: between two authors
    outlets: tuple[str, ...] = ()  #: words in the names of those who publish
    documents: tuple[str, ...] = ()  #: lines that say what kind of document it is
    not_names: tuple[str, ...] = ()  #: words of headings that look like names
    caption: tuple[str, ...] = ()  #: how a caption begins
    caption_end: tuple[str, ...] = ()  #: how a caption ends
    inline: tuple[str, ...] = ()  #: how a one-line link to another article begins
    related: tuple[str, ...] = ()  #: headings over links to other articles
    boilerplate: tuple[str, ...] = ()  #: how page furniture begins
    headers: dict[str, str] = msgspec.field(
        default_factory=dict
    )  #: of a mail → from, sent, subject
    forwarded: tuple[str, ...] = ()  #: lines over a mail that is passed on
    wrote: tuple[str, ...] = ()  #: how a line ends that introduces what somebody wrote
    greetings: tuple[str, ...] = ()  #: how a letter begins
    closings: tuple[str, ...] = ()  #: how a letter ends
    of: tuple[str, ...] = ()  #: between "statement" and whose it is; none: by the case alone
    page_words: tuple[str, ...] = ()  #: before the number of a page
    page_of: tuple[str, ...] = ()  #: between that and how many there are
    victims: tuple[str, ...] = ()  #: labels of forms and tables before whom it was done to
    doers: tuple[str, ...] = ()  #: and before who did it
    unknown: tuple[str, ...] = ()  #: what stands after a label that names nobody
    common: tuple[str, ...] = ()  #: words too common to tell two texts apart


def load(package: str) -> Layout:
    """Read a language's layout from its folder."""
    file = resources.files(package).joinpath("layout.yaml")
    return msgspec.yaml.decode(file.read_bytes(), type=Layout)

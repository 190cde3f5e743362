"""The built pages as a reader meets them: each in its language, with a way to the other one, and no dead link."""

from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

import attrs
import twins

STEMMERS: Final = {"en": "EnglishStemmer", "fr": "FrenchStemmer"}
"""The stemmer by which the search of each tree finds other forms of a word."""

ENGLISH_LABELS: Final = ("Skip to content", "Back to top", "On this page", "Toggle ", "Search", "Made with ")
"""What the theme prints around a page, where nothing translates it."""


class Page(HTMLParser):
    """What matters here of one built page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.language: str | None = None
        self.anchors = set[str]()
        self.links = list[str]()
        self.switches = list[str]()
        self.alternates = dict[str, str]()
        self.labels = set[str]()
        self._in_switch = False
        self._in_article = False
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Note the language, the anchors and the addresses."""
        values = {name: value or "" for name, value in attributes}
        if tag == "html":
            self.language = values.get("lang")
        if tag == "article":
            self._in_article = True
        if tag == "nav" and values.get("class") == "language-switch":
            self._in_switch = True
        self.anchors |= {values[name] for name in ("id", "name") if name in values}
        self.labels |= {values[name] for name in ("aria-label", "placeholder", "title") if name in values}
        address = values.get("href") or values.get("src")
        if not address:
            return
        if tag == "link" and values.get("rel") == "alternate":
            self.alternates[values["hreflang"]] = address
        elif self._in_switch:
            self.switches.append(address)
        else:
            self.links.append(address)

    def handle_endtag(self, tag: str) -> None:
        """Leave the switch or the article."""
        if tag == "nav":
            self._in_switch = False
        if tag == "article":
            self._in_article = False

    def handle_data(self, data: str) -> None:
        """Keep the words that stand around the article."""
        if not self._in_article:
            self.labels.add(data.strip())


@attrs.frozen
class Site:
    """The built pages of both trees."""

    root: Path
    pages: dict[Path, Page]

    @classmethod
    def read(cls, root: Path) -> "Site":
        """Every page below *root*."""
        # the text of the sources stands beside the pages, and the theme's files below _static
        paths = (path for path in sorted(root.rglob("*.html")) if "_static" not in path.parts)
        return cls(root=root, pages={path: Page(path) for path in paths})

    def target(self, path: Path, address: str) -> Path | None:
        """The file that *address* leads to from *path*; ``None`` outside the site."""
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            return None
        if not parts.path:
            return path
        return (path.parent / unquote(parts.path)).resolve()

    def is_dead(self, path: Path, address: str) -> bool:
        """Whether *address* leads nowhere."""
        target = self.target(path, address)
        if target is None:
            return False
        if not target.exists():
            return True
        fragment = unquote(urlsplit(address).fragment)
        return bool(fragment) and target in self.pages and fragment not in self.pages[target].anchors


def problems(root: Path) -> list[str]:
    """What is wrong with the pages below *root*, which holds both trees; a sentence each."""
    site = Site.read(root.resolve())
    lines = list[str]()
    for path, page in site.pages.items():
        name = path.relative_to(site.root).as_posix()
        dead = (address for address in [*page.links, *page.switches] if site.is_dead(path, address))
        lines += [f"{name}: the link to {address!r} leads nowhere" for address in sorted(set(dead))]
    for language in twins.LANGUAGES:
        tree = site.root / language
        own = [path for path in site.pages if path.is_relative_to(tree)]
        if not own:
            lines.append(f"{language}: no page was built")
            continue
        for path in own:
            name = path.relative_to(site.root).as_posix()
            lines += [f"{name}: {line}" for line in _problems_of(site, path, language)]
        stemmer = STEMMERS[language]
        if stemmer not in (tree / "_static" / "language_data.js").read_text(encoding="utf-8"):
            lines.append(f"{language}: the search does not use {stemmer}")
    return lines


def _problems_of(site: Site, path: Path, language: str) -> list[str]:
    """What is wrong with the language of one page and with its ways to the other one."""
    page, lines = site.pages[path], list[str]()
    own = path.relative_to(site.root / language)
    twin = site.root / twins.other(language) / own
    if page.language != language:
        lines.append(f"its language is {page.language!r}, not {language!r}")
    if len(page.switches) != 1:
        lines.append(f"it has {len(page.switches)} links to the other language, not one")
    led_to = [site.target(path, address) for address in page.switches]
    if twin in site.pages and led_to != [twin]:
        lines.append("its switch does not lead to its twin")
    expected = {language: path, twins.other(language): twin} if twin in site.pages else {}
    if {name: site.target(path, address) for name, address in page.alternates.items()} != expected:
        lines.append("its hreflang links do not name itself and its twin")
    lines += _links_past_a_twin(site, path, language)
    if language == "fr":
        lines += [
            f"{label!r} is in English"
            for label in sorted(page.labels)
            for start in ENGLISH_LABELS
            if label == start or (start.endswith(" ") and label.startswith(start))
        ]
    return lines


def _links_past_a_twin(site: Site, path: Path, language: str) -> list[str]:
    """The links of a page to pages of the other language that exist in its own."""
    other_tree = site.root / twins.other(language)
    lines = list[str]()
    for address in site.pages[path].links:
        target = site.target(path, address)
        if target is None or not target.is_relative_to(other_tree):
            continue
        in_own = site.root / language / target.relative_to(other_tree)
        # French pages say in words that the reference is in English, and link to its first page
        if in_own in site.pages and in_own != path:
            lines.append(f"the link to {address!r} leaves the language: the page exists in its own")
    return lines

"""One page on a council: a file that needs no network, folds, speaks both languages and prints.

It holds what :func:`clsm.reports.text` says, in both languages, with who sits where drawn. Nothing in it is run, and no
style stands on an element, so that it keeps to a strict Content-Security-Policy.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, final

import attrs

from clsm.council import Snapshot, as_snapshot
from clsm.dates import Day
from clsm.network import PartnerNetwork, picture
from clsm.pictures import Picture
from clsm.planning import calendar
from clsm.problems import Mismatch
from clsm.quantities import exact
from clsm.reports.parts import sections_of
from clsm.reports.rendering import rendered
from clsm.reports.sections import IndentedLine, Section, Writer, opening
from clsm.words import Lang, Text

_LANGUAGES: Final[dict[Lang, str]] = {"fr": "Français", "en": "English"}
_PICTURE: Final = Text(fr="Qui siège où", en="Who sits where")
_AHEAD: Final = Text(fr="Dans les trois mois", en="In the next three months")
_DAYS_AHEAD: Final = 92
_CONTENTS: Final = Text(fr="Sur cette page", en="On this page")
_STRIP: Final = 120.0
"""How high a strip of the picture is on paper at most: little of a sheet stays empty."""
_PREFIX: Final = re.compile("[a-zA-Z][a-zA-Z0-9_-]{0,40}|")
_NONCE: Final = re.compile("[A-Za-z0-9+/_=-]{1,200}")


@final
@attrs.frozen
class Node:
    """A line of a section, and those that are set in below it."""

    words: str
    inside: tuple["Node", ...]


@final
@attrs.frozen(kw_only=True)
class Date:
    """A meeting or an opening ahead; *sure* ones are marked as events, for those who gather them."""

    begins: str
    ends: str
    when: str
    what: str
    sure: bool


@final
@attrs.frozen(kw_only=True)
class Side:
    """The page in one language."""

    lang: Lang
    title: str
    ground: str
    contents: str
    sections: tuple[tuple[str, tuple[Node, ...]], ...]
    dates_title: str
    dates: tuple[Date, ...]
    drawn: str
    strips: tuple[tuple[str, str, str], ...]
    """How wide the picture is on paper, and the top and the height of each strip, which no edge of a page cuts."""
    drawn_title: str


@exact
def page(
    snapshot: Snapshot,
    *,
    lang: Lang = "en",
    fragment: bool = False,
    class_prefix: str = "",
    nonce: str | None = None,
) -> str:
    r"""One page of HTML on a council on a day, in French and English, to read, to fold, to print or to embed.

    It needs no network and runs no script; *lang* is the language that is seen first. A *fragment* is what a portal
    puts into a page of its own: *class_prefix* stands before each class and id, and *nonce* is that of the portal's
    Content-Security-Policy for the one style element. Small counts and notes are left out. Needs the extra ``page``.

    Raises
    ------
    TypeError
        If *snapshot* is a council and not a council on a day.
    clsm.problems.Mismatch
        For a prefix that no class can begin with, or a nonce that is none.

    Examples
    --------
    >>> import clsm
    >>> made = page(clsm.datasets.load("metz").on("2026-11-30"), lang="fr")
    >>> made.startswith('<!doctype html>\n<html lang="fr">'), "<script" in made, " style=" in made
    (True, False, False)
    """
    if not _PREFIX.fullmatch(class_prefix):
        raise Mismatch("html-name", found=repr(class_prefix), field="class_prefix")
    if nonce is not None and not _NONCE.fullmatch(nonce):
        raise Mismatch("html-name", found=repr(nonce), field="nonce")
    today = as_snapshot(snapshot)
    sides = [_side(today, each, class_prefix) for each in sorted(_LANGUAGES, key=lambda each: each != lang)]
    template = "fragment.html" if fragment else "page.html"
    return rendered(template, sides=sides, lang=lang, names=_LANGUAGES, p=class_prefix, nonce=nonce)


def _side(today: Snapshot, lang: Lang, prefix: str) -> Side:
    writer = Writer(snapshot=today, lang=lang)
    title, ground = map(writer.set, opening(writer))
    net = PartnerNetwork.from_council(today.outside)
    drawn = picture(net, lang=lang) if net.known else None
    return Side(
        lang=lang,
        title=title,
        ground=ground,
        contents=_CONTENTS.say(lang),
        sections=tuple((section.title, _nested(section)) for section in sections_of(writer, None)),
        dates_title=_AHEAD.say(lang),
        dates=tuple(_dates(writer)),
        drawn=drawn.to_svg(id=f"{prefix}{lang}-drawn") if drawn else "",
        strips=_strips(drawn) if drawn else (),
        drawn_title=_PICTURE.say(lang),
    )


def _dates(writer: Writer) -> Iterator[Date]:
    """Meetings and openings in the months ahead, as others may know them."""
    today = writer.snapshot
    last = Day.fromordinal(min(today.date.toordinal() + _DAYS_AHEAD, Day.max.toordinal()))
    for entry in calendar(today, today.date, last).entries:
        if entry.kind not in ("meeting", "opening"):
            continue
        hours = [f"{hour:%H:%M}" for hour in (entry.begins, entry.ends) if hour]
        begins, ends = (f"{entry.date}T{hour:%H:%M}" if hour else "" for hour in (entry.begins, entry.ends))
        # an opening that is only presumed is marked, and not announced to those who gather events
        presumed = entry.kind == "opening" and entry.of in (*today.presumed, *today.uncertain)
        yield Date(
            begins=begins or str(entry.date),
            ends=ends,
            when=", ".join(filter(None, (entry.date.say(writer.lang), "–".join(hours)))) + " (?)" * presumed,
            what=writer.set(entry.says.say(writer.lang)),
            sure=entry.certain and entry.date.precision == "day" and not presumed,
        )


def _strips(drawn: Picture) -> tuple[tuple[str, str, str], ...]:
    wide, _ = drawn.extent
    return tuple((f"{wide:.1f}", f"{top:.1f}", f"{end - top:.1f}") for top, end in drawn.strips(_STRIP))


def _nested(section: Section) -> tuple[Node, ...]:
    """The lines of a section, each with those that are set in below it."""

    def below(lines: Sequence[IndentedLine]) -> tuple[Node, ...]:
        nodes = list[Node]()
        start = 0
        while start < len(lines):
            level, words = lines[start]
            end = next((at for at in range(start + 1, len(lines)) if lines[at][0] <= level), len(lines))
            nodes.append(Node(words, below(lines[start + 1 : end])))
            start = end
        return tuple(nodes)

    return below(section.lines)

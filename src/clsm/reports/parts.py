"""The sections of the report by name, in their order."""

from collections.abc import Iterable
from typing import Final

from clsm.problems import Mismatch, nearest
from clsm.reports import findings, sections, work
from clsm.reports.sections import Section, Writer

PARTS: Final = {
    "short": findings.in_short,
    "identity": sections.identity,
    "bodies": sections.bodies,
    "participation": findings.conditions,
    "aims": work.aims,
    "axes": sections.axes,
    "programs": work.programs,
    "agreements": work.agreements,
    "funding": sections.funding,
    "figures": work.figures,
    "events": work.events,
    "difficulties": work.difficulties,
    "statements": work.statements,
    "rules": findings.rules_of_the_day,
    "later_texts": findings.later_texts,
    "places": findings.places_to_open,
    "network": findings.partner_network,
    "sources": sections.sources,
    "texts": findings.texts,
}
"""The sections by name, in their order."""


def sections_of(writer: Writer, only: Iterable[str] | None) -> tuple[Section, ...]:
    """The sections that are asked for and have something to say."""
    wanted = tuple(PARTS if only is None else only)
    for name in wanted:
        if name not in PARTS:
            raise Mismatch("section-name", found=repr(name), names=", ".join(PARTS), near=nearest(name, PARTS))
    return tuple(section for name, part in PARTS.items() if name in wanted and (section := part(writer)).lines)

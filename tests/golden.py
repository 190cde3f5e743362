"""The texts that stand for all that readers see, as they are written today."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import clsm
from clsm import network, reports
from clsm.words import Lang

FOLDER: Final = Path(__file__).parent / "golden"

DAYS: Final = {"lille-est": "2011-11-01"}
"""The council that keeps them, and the day on which it is read."""

LANGUAGES: Final[tuple[Lang, ...]] = ("en", "fr")


def texts() -> Iterator[tuple[str, str]]:
    """Each text with the name of its file: report, check, gaps and bridges, in both languages."""
    for name, day in DAYS.items():
        snapshot = clsm.datasets.load(name).on(day)
        report = clsm.check(snapshot)
        partners = network.PartnerNetwork.from_council(snapshot)
        gaps, bridges = network.gaps(partners), network.bridges(partners)
        for lang in LANGUAGES:
            yield f"{name}/report.{lang}.txt", reports.text(snapshot, lang=lang)
            yield f"{name}/check.{lang}.txt", report.to_text(lang=lang) + "\n"
            yield f"{name}/gaps.{lang}.txt", gaps.explain(lang) + "\n"
            yield f"{name}/bridges.{lang}.txt", bridges.explain(lang) + "\n"

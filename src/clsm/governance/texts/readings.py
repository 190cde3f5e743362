"""What each built-in rule was seen to read, to ask for and to propose, for its page.

The facts in ``readings.json`` are recorded, not declared: ``pytest --golden tests/governance/texts/test_readings.py``
runs every rule on the councils of the examples and on others, and writes them anew.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Any, Final, final

import attrs

from clsm.words import Lang, Text


@final
@attrs.frozen(kw_only=True)
class Asked:
    """A field that settles a question: the class of what it belongs to, its key, and where it is usually written."""

    of: str
    field: str
    usually_in: Text


@final
@attrs.frozen(kw_only=True)
class Reading:
    """What a rule reads: by class of the council, the fields; what it asks for; the kinds of its fixes."""

    reads: Mapping[str, tuple[str, ...]]
    asks: tuple[Asked, ...]
    fixes: tuple[str, ...]

    def to_dict(self, lang: Lang = "en") -> dict[str, Any]:
        """The same as plain values."""
        asks = [{"of": it.of, "field": it.field, "usually_in": it.usually_in.say(lang)} for it in self.asks]
        return {"reads": {of: list(it) for of, it in self.reads.items()}, "asks": asks, "fixes": list(self.fixes)}


@cache
def _recorded() -> Mapping[str, Reading]:
    rows = json.loads(resources.files(__package__).joinpath("readings.json").read_text(encoding="utf-8"))
    return {
        code: Reading(
            reads={of: tuple(fields) for of, fields in row["reads"].items()},
            asks=tuple(
                Asked(of=it["of"], field=it["field"], usually_in=Text(fr=it["fr"], en=it["en"])) for it in row["asks"]
            ),
            fixes=tuple(row["fixes"]),
        )
        for code, row in rows.items()
    }


NOTHING: Final = Reading(reads={}, asks=(), fixes=())
"""What is known of a rule of one's own."""


def reading_of(code: str) -> Reading:
    """What the built-in rule *code* reads; nothing is known of another.

    >>> "composition" in reading_of("FR-G1").reads["Instance"]
    True
    """
    return _recorded().get(code, NOTHING)

"""What the texts say, row by row: the rules that hold it, or why it is no rule but a note.

A rule stands only on what could be read and confirmed, and only where a record can show it. The rest
is kept here, so that nobody takes silence for an oversight.
"""

from functools import cache
from importlib import resources
from typing import Final, final

import attrs
import yaml

from clsm.words import Lang, Text


@final
@attrs.frozen(kw_only=True)
class Provision:
    """One thing that a text says. ``rules`` are the codes that hold it; where there is none, ``why`` tells the reason.

    >>> find_provision("fr-i10").rules
    ()
    """

    code: str
    says: Text
    rules: tuple[str, ...] = ()
    why: Text | None = None

    def card(self, lang: Lang = "en") -> str:
        """The provision as a note, in Markdown."""
        return _NOTE.format(code=self.code, says=self.says, why=self.why or Text.same("")).say(lang)


_NOTE: Final = Text(
    fr="# {code} · Note\n\n{says}\n\n**Pourquoi ce n’est pas une règle.** {why}\n",
    en="# {code} · Note\n\n{says}\n\n**Why it is no rule.** {why}\n",
)


@cache
def provisions() -> tuple[Provision, ...]:
    """Everything that the texts read by the library say of councils, in the order of the texts."""
    rows = yaml.safe_load(resources.files(__package__).joinpath("provisions.yaml").read_text(encoding="utf-8"))
    return tuple(
        Provision(
            code=row["code"],
            says=Text(**row["says"]),
            rules=tuple(row.get("rules", ())),
            why=Text(**row["why"]) if "why" in row else None,
        )
        for row in rows
    )


def find_provision(code: str) -> Provision:
    """The provision that has this *code*, in capital or small letters; raises :class:`KeyError` where none has."""
    return {provision.code.lower(): provision for provision in provisions()}[code.lower()]

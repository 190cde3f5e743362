"""Words that count: in the singular or the plural as each language has it, or between bounds."""

from typing import Final, final

import attrs

from clsm.words.language import Text

AT_LEAST: Final = Text(fr="au moins {low}", en="at least {low}")
"""What is known of a number from below."""

AT_MOST: Final = Text(fr="au plus {high}", en="at most {high}")
"""What is known of it from above."""

FROM_TO: Final = Text(fr="de {low} à {high}", en="from {low} to {high}")
"""What is known of it from both sides."""


@final
@attrs.frozen
class Plural:
    """What is said of one thing, and of several.

    French keeps the singular for none and English does not: "0 siège", "0 seats". So the two
    languages may take different forms of the same number.

    >>> seats = Plural(Text(fr="{n} siège", en="{n} seat"), Text(fr="{n} sièges", en="{n} seats"))
    >>> seats.of(0).say("fr"), seats.of(0).say("en"), seats.of(2).say("fr")
    ('0 siège', '0 seats', '2 sièges')
    """

    one: Text
    many: Text

    def of(self, n: int, **fields: object) -> Text:
        """The form for *n*, with ``{n}`` and the other ``{fields}`` filled as :meth:`Text.format` fills them."""
        french = self.one if n < 2 else self.many
        english = self.one if n == 1 else self.many
        return Text(fr=french.fr, en=english.en).format(n=n, **fields)

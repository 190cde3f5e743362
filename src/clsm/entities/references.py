"""Where a fact or a rule comes from."""

from typing import final

import attrs

from clsm.dates import PartialDate
from clsm.fields import as_identifier, frozen, in_list
from clsm.words import Lang, Text


@final
@frozen(kw_only=True)
class Reference:
    """A document that shows a fact, or a text that sets a rule.

    ``kind`` says what it is: a law, minutes, a web page. ``published`` is when it appeared and ``accessed`` when
    it was read, each ``None`` where that is not documented: a page read on a day shows that it said so then,
    not that things were so. ``as_of`` is the last date at which the document shows the state of
    things: the facts that cite it, and have no ``as_of`` of their own, were last seen then.
    ``None`` means that the document does not tell.

    A fact names a reference by its id, with the place inside it behind a ``#``:
    ``slides#slide 5``.

    >>> slides = Reference(id="slides", title=Text.same("Conseil intercommunal"), published=PartialDate(year=2011))
    >>> slides.cite()
    'Conseil intercommunal, 2011'
    """

    id: str = attrs.field(validator=as_identifier)
    title: Text
    kind: str = attrs.field(default="not_documented", metadata=in_list("reference_kinds"))
    publisher: str | None = None
    published: PartialDate | None = None
    as_of: PartialDate | None = None
    accessed: PartialDate | None = None
    url: str | None = None
    note: Text | None = None

    def cite(self, lang: Lang = "en") -> str:
        """The reference in one line; what is not documented is left out."""
        published = self.published.say(lang) if self.published else None
        parts = (self.title.say(lang), self.publisher, published, self.url)
        return ", ".join(part for part in parts if part)


def reference_id(source: str) -> str:
    """The id of the reference that a fact's source names.

    >>> reference_id("slides#slide 5")
    'slides'
    """
    return source.partition("#")[0]

"""What an export gives: the text of a file, and what that file could not say."""

from collections import Counter
from typing import Final, final

import attrs

from clsm.results import Result
from clsm.tables import Row
from clsm.words import Lang, Plural, Text, lines


@final
@attrs.frozen
class Loss:
    """Something of the council that a file does not say.

    ``id`` is the entity's, ``field`` the name of its field, empty where nothing of the entity is in the file, and
    ``why`` the reason.
    """

    id: str
    field: str
    why: Text


@final
@attrs.frozen(kw_only=True, repr=False)
class Export(Result):
    """A council in the format of other programs: ``text`` is the whole file, in UTF-8 when it is written.

    ``losses`` are what the file does not say, sorted by id and field.
    """

    text: str
    losses: tuple[Loss, ...]

    @property
    def says(self) -> Text:
        """How much is not in the file, by reason."""
        reasons = Counter(loss.why for loss in self.losses)
        return lines([_LOST.of(n, why=why) for why, n in sorted(reasons.items(), key=_by_words)] or [_WHOLE])

    def to_rows(self, lang: Lang = "en") -> list[Row]:
        """One row for each loss."""
        return [{"id": loss.id, "field": loss.field or None, "why": loss.why.say(lang)} for loss in self.losses]


def _by_words(reason: tuple[Text, int]) -> str:
    return reason[0].en


_LOST: Final = Plural(
    Text(fr="{n} élément n’est pas dans le fichier : {why}.", en="{n} thing is not in the file: {why}."),
    Text(fr="{n} éléments ne sont pas dans le fichier : {why}.", en="{n} things are not in the file: {why}."),
)
_WHOLE: Final = Text(fr="Le fichier dit tout.", en="The file says everything.")

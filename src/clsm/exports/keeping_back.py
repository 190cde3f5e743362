"""Why something of a council is in no file that others open: the sentences that several formats share."""

from typing import Final

from clsm.words import Text

FREE_WORDS: Final = Text(
    fr="les notes et les mots libres restent dans le dossier du conseil",
    en="notes and free words stay in the council’s own file",
)
ASKED: Final = Text(
    fr="les enquêtes, et qui a répondu quoi, sont pour qui les mène",
    en="surveys, and who said what in them, are for whoever runs them",
)
SMALL: Final = Text(
    fr="des nombres de personnes sont trop petits pour être diffusés",
    en="counts of people are too small to be published",
)
FEW_SITUATIONS: Final = Text(
    fr="les liens tirés de peu de situations ne sont pas diffusés",
    en="ties that are drawn from few situations are not published",
)
SITUATIONS: Final = Text(
    fr="ce qui touche à des situations de personnes reste dans l’instance",
    en="what is about situations of persons stays in the body",
)
A_PERSON: Final = Text(fr="une personne semble y être nommée", en="a person seems to be named there")

"""Pages made from the templates of this folder: escaped, self-contained, in the typography of their language."""

import re
from typing import Any

from clsm.words import Lang


def french_spaces(words: str, lang: Lang) -> str:
    r"""*words* as French typography sets them: the apostrophe, and spaces that no line may break at; English as it is.

    >>> french_spaces("L'ordre : oui", "fr") == "L’ordre\N{NO-BREAK SPACE}: oui"
    True
    """
    if lang == "en":
        return words
    return re.sub(r" (?=[:;?!»])|(?<=«) ", "\N{NO-BREAK SPACE}", words.replace("'", "’"))


def rendered(template: str, **values: Any) -> str:
    """The page that *template* makes of *values*; raises :class:`ModuleNotFoundError` without the extra ``page``."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("clsm.reports")
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return made.get_template(template).render(**values)

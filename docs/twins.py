"""The two trees of the documentation, ``en`` and ``fr``: a page and its twin have the same path in both.

Every page has its twin, with one exception: pages made from docstrings, which are in English as the code is.
Each page links to its twin.
"""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

DOCS: Final = Path(__file__).parent
LANGUAGES: Final = ("en", "fr")

FROM_DOCSTRINGS: Final = ".. automodule::"
"""What a page made from docstrings holds. It needs no twin: the names of the code, and what they say of
themselves, exist once."""


def other(language: str) -> str:
    """The language of the other tree."""
    return "fr" if language == "en" else "en"


def source(page: str, language: str, docs: Path = DOCS) -> Path:
    """The file of *page* in a tree."""
    return docs / language / f"{page}.md"


def pages(language: str, docs: Path = DOCS) -> set[str]:
    """The pages of a tree, those that the build writes included where it has run."""
    tree = docs / language
    return {path.relative_to(tree).with_suffix("").as_posix() for path in tree.rglob("*.md")}


def problems(docs: Path = DOCS) -> list[str]:
    """What is wrong with the twins, a sentence each."""
    english, french = pages("en", docs), pages("fr", docs)
    lines = [f"docs/fr/{page}.md has no twin docs/en/{page}.md" for page in sorted(french - english)]
    for page in sorted(english - french):
        if FROM_DOCSTRINGS not in source(page, "en", docs).read_text(encoding="utf-8"):
            lines.append(f"docs/en/{page}.md has no twin docs/fr/{page}.md")
    return lines


def twin(page: str, language: str, docs: Path = DOCS) -> str | None:
    """The page of the other tree that says the same as *page*; ``None`` where there is none."""
    if page == "search" or source(page, other(language), docs).exists():
        return page
    return None


def nearest(page: str, language: str, docs: Path = DOCS) -> str:
    """Where the switch of *page* leads: to its twin, else to the first page of its folder, else to the first of all."""
    folder_index = f"{page.rpartition('/')[0]}/index".removeprefix("/")
    for candidate in (page, folder_index):
        if twin(candidate, language, docs):
            return candidate
    return "index"


def add_switch(app: "Sphinx", page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Give the templates the addresses of the page in both languages."""
    language = app.config.language
    up = "../" * (page.count("/") + 1)
    context["other_language"] = other(language)
    context["has_twin"] = twin(page, language) is not None
    context["switch_url"] = f"{up}{other(language)}/{nearest(page, language)}.html"
    context["own_url"] = f"{up}{language}/{page}.html"


def settle_french(app: "Sphinx", config: "Config") -> None:
    """Let French pages link to the English ones, with ``{external+en:doc}`` or with the name of a class.

    The English tree is built first, to a folder beside: ``docs/build.py`` sees to it.
    """
    if config.language == "fr":
        # the index of names goes with the reference, which is in English
        config.html_use_index = False
        inventory = Path(app.outdir).parents[1] / "html" / "en" / "objects.inv"
        config.intersphinx_mapping = {"en": ("../en", str(inventory))}


def setup(app: "Sphinx") -> None:
    """Register the above; Sphinx calls this."""
    # before intersphinx reads its mapping, at 800
    app.connect("config-inited", settle_french, priority=400)
    app.connect("html-page-context", add_switch)

"""Sphinx settings of both trees; ``python docs/build.py OUT`` builds them, each with its ``-D language=``."""

import builtins
import doctest
import inspect
import json
import sys
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from clsm.schema import json_schema

project = "clsm"
author = "The clsm maintainers"
project_copyright = "2026, The clsm maintainers"
release = installed_version("clsm")
version = release

# file_format.py, network_pages.py, refusal_pages.py, rule_pages.py, twins.py and year_pages.py stand beside this file
sys.path.insert(0, str(Path(__file__).parent))
extensions = [
    "myst_parser",
    "sphinx.ext.autodoc",
    "sphinx.ext.doctest",
    "sphinx.ext.intersphinx",
    "sphinx.ext.napoleon",
    "file_format",
    "refusal_pages",
    "rule_pages",
    "network_pages",
    "year_pages",
    "twins",
]
source_suffix = {".md": "markdown"}
templates_path = ["_templates"]
# beside the trees, one of which is the folder of the sources
locale_dirs = ["../_locale"]

html_theme = "furo"
html_title = f"clsm {release}"
html_static_path = ["_static"]
html_css_files = ["clsm.css"]
html_show_sphinx = False
# The pages have no address of their source: the place of that button holds the switch between the languages.
html_theme_options = {"top_of_page_buttons": ["view"]}

# Headings of pages can be linked to as page.md#heading.
myst_heading_anchors = 3
# The doors for three readers on the first page are a definition list.
myst_enable_extensions = ["deflist"]

autodoc_default_options = {"members": True, "undoc-members": True}
autodoc_member_order = "bysource"
# Signatures of entities list every field with its type: long, but the reference is where one looks them up.
maximum_signature_line_length = 80
python_use_unqualified_type_names = True

napoleon_google_docstring = False
# With roles for types, the words of "iterable of str, optional" would each be looked up as a class.
napoleon_use_param = False
# The fields of an attrs class are documented as members already; a second `attribute`
# directive for each would be a duplicate.
napoleon_use_ivar = True

# The examples in docstrings are run by pytest, which knows the names of their module;
# here only those in the pages are.
doctest_test_doctest_blocks = ""
doctest_default_flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE

nitpicky = True
# The build reads nothing from the network, so there are no inventories of other projects'
# documentation to resolve their names with; the French tree has the inventory of the English one.
nitpick_ignore = [(role, name) for role in ("py:class", "py:exc", "py:obj") for name in dir(builtins)]
nitpick_ignore_regex = [
    # the standard library
    (
        r"py:.*",
        r"(collections|concurrent|contextlib|datetime|decimal|enum|fractions|io|os|pathlib|re|types|typing)(\..+)?",
    ),
    # what the library stands on
    (r"py:.*", r"(attr|attrs|cattrs|hypothesis|networkx|nx|numpy|np|npt|pandas|pd|pendulum|stdnum|yaml)(\..+)?"),
    # what a decorator takes and gives
    (r"py:class", r"P|clsm\.quantities\.R|clsm\.words\.quoting\._?Worded"),
    # the network floor: names of types that annotations use, and the parts of which an answer is made
    (
        r"py:class",
        r"Answered|Axes|DataFrame|Judge|LayoutName|Plenary|Table|Triads|Weights|WithoutEach|_Moments|mapping|sequence",
    ),
    (
        r"py:class",
        r"clsm\.(network\..+|results)\.(Levels|NamedCuts|Passed|Projection|Silence|TableKey|TableValue|Value)",
    ),
]


def list_the_names(app: Sphinx, what: str, name: str, thing: Any, options: object, lines: list[str]) -> None:
    """Add to the page of ``clsm`` what it exports, each name with a link to the page that documents it."""
    if name != "clsm":
        return
    for public in thing.__all__:
        value = getattr(thing, public)
        home = value.__name__ if inspect.ismodule(value) else f"{value.__module__}.{value.__name__}"
        lines.append(f"- ``clsm.{public}``: :py:{'mod' if inspect.ismodule(value) else 'obj'}:`{home}`")


def publish_the_schema(app: Sphinx, error: Exception | None) -> None:
    """Put the JSON Schema of council files beside the pages of each language, as schema.json."""
    if error is None and app.builder.name == "html":
        schema = json.dumps(json_schema("fr" if app.config.language == "fr" else "en"), indent=2, ensure_ascii=False)
        (Path(app.outdir) / "schema.json").write_text(schema, encoding="utf-8")


def reach_everything(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: object) -> None:
    """Give headings of the table of contents their level, and let the keyboard reach code that is wider than a page."""
    tree = context.get("furo_navigation_tree", "")
    context["furo_navigation_tree"] = tree.replace('role="heading"', 'role="heading" aria-level="2"')
    if "body" in context:
        context["body"] = context["body"].replace("<pre>", '<pre tabindex="0">')


def setup(app: Sphinx) -> None:
    """Register the above; Sphinx calls this."""
    app.connect("build-finished", publish_the_schema)
    app.connect("autodoc-process-docstring", list_the_names)
    # once furo has made its table of contents
    app.connect("html-page-context", reach_everything, priority=900)

import ast
import importlib
import json
import pkgutil
import re
import subprocess
import sys
import tomllib
from pathlib import Path

from importlinter.cli import lint_imports

import clsm

ROOT = Path(__file__).parents[1]

HEAVY = {"matplotlib", "networkx", "numba", "numpy", "pandas", "pydantic", "scipy", "yaml"}
"""What the library may use and what ``import clsm`` must not wait for."""

DOORS = {
    f"clsm.{name}"
    for name in (
        *("cli", "datasets", "exports", "files", "governance", "network", "planning", "privacy", "programs"),
        *("reports", "sheets", "studies", "surveys", "synthetic", "words", "workbook"),
    )
}
"""The packages that users import from; all others are rooms inside, and their modules are named in full."""


def modules_loaded_by(code: str) -> set[str]:
    """The names of all modules in memory once a new interpreter has run *code*."""
    process = subprocess.run(
        [sys.executable, "-c", f"{code}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert process.returncode == 0, process.stderr
    # what the code itself prints stands above
    return set(json.loads(process.stdout.splitlines()[-1]))


def test_imports_only_go_down_the_floors() -> None:
    """No module imports from a floor above its own, and every module has a floor."""
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), cache_dir=None, no_cache=True) == 0


def test_every_process_that_a_test_or_a_benchmark_starts_has_a_limit() -> None:
    """A child that never ends is a failure with a name, not a run without end."""
    unlimited = []
    for path in [*(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").glob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and re.fullmatch(r"subprocess\.\w+", ast.unparse(node.func)):
                arguments = {keyword.arg for keyword in node.keywords}
                if "timeout" not in arguments:
                    unlimited.append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert unlimited == []


def test_importing_the_package_is_light() -> None:
    """``import clsm`` loads no graph, array, YAML, table or terminal package."""
    assert modules_loaded_by("import clsm") & HEAVY == set()


def test_submodules_come_when_touched() -> None:
    """``clsm.network`` is reachable by attribute after ``import clsm``, and is loaded only then."""
    assert "clsm.network" not in modules_loaded_by("import clsm")
    assert "clsm.network" in modules_loaded_by("import clsm\nclsm.network")


def test_what_is_rarely_needed_comes_when_used() -> None:
    """A network is read without numba and networkx, a SIREN number that is right without python-stdnum."""
    assert modules_loaded_by("import clsm.network") & {"networkx", "numba"} == set()
    assert "stdnum" not in modules_loaded_by("import clsm\nclsm.Identifiers(siren='215905076')")


def test_checking_loads_no_network_and_no_page() -> None:
    """The command ``check`` loads what it needs."""
    loaded = modules_loaded_by(
        "from clsm.cli.commands import app\nfrom contextlib import suppress\n"
        "with suppress(SystemExit):\n    app.program([]).main(['check', 'seraing'])"
    )
    unneeded = {"matplotlib", "networkx", "numba", "numpy", "pandas", "pydantic", "stdnum"}
    assert loaded & unneeded == set()
    assert loaded & {"clsm.network", "clsm.planning", "clsm.reports"} == set()


def test_no_module_is_hidden_by_a_name_of_its_parent() -> None:
    """``import clsm.network.gaps as m`` gives a module: no function or class of the package has its name."""
    hidden = []
    for _, name, _ in pkgutil.walk_packages(clsm.__path__, "clsm."):
        module = importlib.import_module(name)
        parent, _, last = name.rpartition(".")
        if getattr(importlib.import_module(parent), last) is not module:
            hidden.append(name)
    assert hidden == []


def test_inner_packages_export_nothing() -> None:
    """The ``__init__.py`` of a package that is no door holds its docstring and nothing else."""
    inner = [name for _, name, is_package in pkgutil.walk_packages(clsm.__path__, "clsm.") if is_package]
    exporting = []
    for name in set(inner) - DOORS:
        file = ROOT / "src" / Path(*name.split(".")) / "__init__.py"
        if len(ast.parse(file.read_text(encoding="utf-8")).body) != 1:
            exporting.append(name)
    assert exporting == []


def test_the_version_is_written_once_more_and_the_same() -> None:
    """``clsm.__version__`` needs no metadata of an installed package, and is what ``pyproject.toml`` says."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert clsm.__version__ == project["version"]
    assert f"version: {clsm.__version__}" in (ROOT / "CITATION.cff").read_text(encoding="utf-8").splitlines()


def test_every_public_module_has_its_page_in_the_reference() -> None:
    """The package and each module without an underscore in front have a page that documents them."""
    modules = {"clsm"} | {
        f"clsm.{'' if folder == Path() else f'{folder}.'}{path.stem}"
        for folder in (Path(), Path("entities"))
        for path in (ROOT / "src" / "clsm" / folder).iterdir()
        if not path.name.startswith("_") and (path.suffix == ".py" or (path / "__init__.py").is_file())
    }
    directive = ".. automodule:: "
    documented = {
        line.removeprefix(directive)
        for page in (ROOT / "docs" / "en" / "reference").glob("*.md")
        for line in page.read_text(encoding="utf-8").splitlines()
        if line.startswith(directive)
    }
    assert modules - documented == set()

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]

HEAVY = {"matplotlib", "networkx", "numba", "numpy", "pandas", "rich", "scipy", "typer", "yaml"}
"""What the library may use and what ``import clsm`` must not wait for."""


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
    return set(json.loads(process.stdout))


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


def test_every_public_module_has_its_page_in_the_reference() -> None:
    """The package and each module without an underscore in front have a page that documents them."""
    modules = {"clsm"} | {
        f"clsm.{'' if folder == Path() else f'{folder}.'}{path.stem}"
        for folder in (Path(), Path("entities"), Path("words"))
        for path in (ROOT / "src" / "clsm" / folder).iterdir()
        if not path.name.startswith("_") and (path.suffix == ".py" or (path / "__init__.py").is_file())
    }
    directive = ".. automodule:: "
    documented = {
        line.removeprefix(directive)
        for page in (ROOT / "docs" / "reference").glob("*.md")
        for line in page.read_text(encoding="utf-8").splitlines()
        if line.startswith(directive)
    }
    assert modules - documented == set()

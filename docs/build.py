"""Build the documentation in both languages: ``python docs/build.py OUT``.

``OUT/html/index.html`` leads to ``OUT/html/en`` and ``OUT/html/fr``. Warnings are errors, the examples of the
pages are run, and the pages are checked as a reader meets them: their language, their twin, their links.
"""

import shutil
import subprocess
import sys
from pathlib import Path

# the files of this folder, wherever the script is called from
DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS))

import site_check  # noqa: E402
import twins  # noqa: E402


def build(out: Path, builder: str, language: str) -> bool:
    """Run one builder of Sphinx over one tree; say whether it went well."""
    command = [sys.executable, "-m", "sphinx", "-n", "-T", "-W", "-q", "-b", builder]
    command += ["-c", str(DOCS), "-D", f"language={language}"]
    # both builders share what was read of the pages
    command += ["-d", str(out / "doctrees" / language), str(DOCS / language), str(out / builder / language)]
    print(f"{builder}, {language}", flush=True)
    # from the root: examples in the pages name files from there
    return subprocess.run(command, cwd=DOCS.parent, check=False).returncode == 0


def main(out: Path) -> int:
    """Build everything below *out*; give the exit code."""
    # what an earlier build left would hide a page that is no more, or an answer of the library that has changed
    for folder in ("doctest", "doctrees", "html"):
        shutil.rmtree(out / folder, ignore_errors=True)
    # English before French, whose pages link to it
    went_well = [build(out, builder, language) for builder in ("html", "doctest") for language in twins.LANGUAGES]
    shutil.copy(DOCS / "_root" / "index.html", out / "html" / "index.html")
    lines = twins.problems() + site_check.problems(out / "html")
    print("\n".join(lines), end="\n" if lines else "", file=sys.stderr)
    return 0 if all(went_well) and not lines else 1


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python docs/build.py OUT")
    sys.exit(main(Path(sys.argv[1]).resolve()))

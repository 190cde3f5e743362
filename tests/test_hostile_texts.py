"""Whatever a council file holds, a terminal, a page and a calendar show it, and obey nothing of it."""

import json
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import clsm
from clsm import planning, reports
from clsm.network import PartnerNetwork, bridges, gaps
from clsm.words import on_one_line
from tests.command import run
from tests.test_canary import FOLDER, filled

ORDERS = st.sampled_from(
    ["\x1b[2J", "\x1b]0;title\x07", "\n", "\r\n", "\x9b31m", "\x7f", "\u2028", "\u202e", "\x85", "\t"]
)
# a name has at least one word
HOSTILE = (
    st.lists(st.sampled_from(["Le lac", "BEGIN:VEVENT", "- FR-L1", "<b>"]) | ORDERS, min_size=2, max_size=5)
    .map("".join)
    .filter(lambda words: bool(on_one_line(words).strip()))
)

# each example runs a command four times: a twenty-fifth of what the profile asks of other properties
FEW = max(2, settings().max_examples // 25)

COMMANDS = (
    ("check",),
    ("report",),
    ("report", "--full"),
    ("report", "--notes"),
    ("network",),
    ("year",),
    ("calendar", "--from", "2024-01-01", "--to", "2025-12-31"),
)

AS_WORDS_OF_A_SOURCE = {"Frequency.words", "Threshold.words"}
"""Fields that refuse a line break, and two spaces in a row, themselves."""


def with_words(words: str) -> clsm.Council:
    """A council each text of which is *words*; an exception is made of those that refuse line breaks."""
    return filled(  # type: ignore[no-any-return]
        clsm.load(FOLDER / "full_council.yaml"),
        set(),
        word=lambda field: "words" if field.split(" ")[0] in AS_WORDS_OF_A_SOURCE else words,
    )


def printed(council: clsm.Council, folder: Path, arguments: tuple[str, ...], form: str) -> str:
    """What a command writes on both streams, in French and in English."""
    path = folder / "council.yaml"
    path.write_text(clsm.dumps(council), encoding="utf-8")
    name, *options = arguments
    written = list[str]()
    for lang in ("en", "fr"):
        result = run(name, path, *options, "--lang", lang, "--format", form)
        assert result.exit_code in (0, 1, 3), result.output
        written.append(result.output)
    return "".join(written)


def obeyed(written: str) -> set[str]:
    """What in *written* a terminal would obey, ends of lines apart."""
    return {
        character
        for character in written.replace("\r\n", "\n")
        if character != "\n" and (unicodedata.category(character) in ("Cc", "Zl", "Zp") or character in "\u202e\u2066")
    }


@pytest.mark.hypothesis
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_a_command_prints_the_same_as_with_plain_words(arguments: tuple[str, ...], tmp_path_factory: Any) -> None:
    """A line break in a name begins no line, and nothing else of it reaches the terminal."""
    folder = tmp_path_factory.mktemp("council")

    @settings(max_examples=FEW, deadline=None)
    @given(HOSTILE)
    @example("Conseil\x1b]0;title\x07\nsecond line")
    def prints_the_same(words: str) -> None:
        plain = with_words(on_one_line(words))
        council = with_words(words)
        text = printed(council, folder, arguments, "text")
        assert obeyed(text) == set()
        assert text == printed(plain, folder, arguments, "text")
        for line in printed(council, folder, arguments, "json").splitlines():
            assert obeyed(line) == set()

    prints_the_same()


def test_json_gives_the_words_back(tmp_path: Path) -> None:
    """What a terminal would obey is escaped, so that programs read it as it was."""
    (tmp_path / "c.json").write_text(clsm.dumps(with_words("a\x9bb"), format="json"), encoding="utf-8")
    written = run("calendar", tmp_path / "c.json", *COMMANDS[-1][1:], "--format", "json").stdout
    assert "\x9b" not in written
    assert "\\u009b" in written or "a b" in written
    assert json.loads(written)


@settings(max_examples=FEW, deadline=None)
@given(HOSTILE)
@example("Conseil\nsecond line")
def test_a_calendar_file_is_the_same_as_with_plain_words(words: str) -> None:
    """A line break in the council's name is no end of the file, and adds no event."""
    files = [
        planning.to_ical(planning.calendar(with_words(name), "2024-01-01", "2025-12-31"))
        for name in (words, on_one_line(words))
    ]
    assert files[0] == files[1]
    assert obeyed(files[0].decode()) == set()


def answers(council: clsm.Council) -> Iterator[Any]:
    """Answers that show themselves in a notebook and in a console."""
    today = council.on("2024-12-31")
    net = PartnerNetwork.from_council(today)
    yield from (clsm.check(today), bridges(net), gaps(net, expecting=()), planning.year(today, 2024))
    yield from (planning.coverage(today), clsm.privacy.scan(council))


def test_what_a_notebook_shows_obeys_nothing() -> None:
    """Tables, cards and reports hold no control either."""
    council = with_words("a\x1bb\u202ec")
    for answer in answers(council):
        assert obeyed(answer._repr_html_()) == set()
        assert obeyed(answer.explain("fr")) == set()
    assert obeyed(reports.text(council.on("2024-12-31"), notes=True)) == set()


def test_messages_stay_on_their_line() -> None:
    """A path may hold the title of a decision; a message is one line all the same."""
    text = (
        "clsm: 1\nid: there\nname: There\njurisdiction: FR\ninstances: [{id: b, name: B, kind: bureau, meetings: "
        '[{date: 2024-01-01, decisions: [{title: "a\\n\\x1bb", about: nothing}]}]}]\n'
    )
    with pytest.raises(clsm.CouncilFileError) as caught:
        clsm.loads(text)
    assert len(caught.value.message("fr").splitlines()) == 1 + len(caught.value.problems)
    assert obeyed(caught.value.message("fr")) == set()

"""The tutorials are followed word for word: what they show is what a reader gets."""

from pathlib import Path

import pytest

import clsm
from clsm import Council
from tests.docs.pages import fits, follow

PAGES = {"en/tutorial/your-council.md": "en", "fr/tutorial/your-council.md": "fr"}


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> str:
    """Each of the two pages."""
    return str(request.param)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The reader's file, in a folder of its own, where the commands are given."""
    monkeypatch.chdir(tmp_path)
    return tmp_path / "ombreval.yaml"


def test_every_command_prints_what_the_page_shows(page: str, file: Path) -> None:
    """From a blank file to the report, each command is run as it stands and prints the words of the page."""
    shown = list(follow(page, file))
    for command in shown:
        assert fits(command.expected, command.printed), f"clsm {' '.join(command.arguments)}:\n{command.printed}"
    assert [command.arguments[0] for command in shown] == ["check", "check", "rules", "check", "report"]


def test_the_page_shows_one_message_whole(page: str, file: Path) -> None:
    """The message of a file that cannot be read is shown without anything left out."""
    first = next(follow(page, file))
    assert first.printed == first.expected
    hint = {"en": "did you mean", "fr": "vouliez-vous dire"}[PAGES[page]]
    assert hint in first.printed


def test_both_pages_describe_one_council(file: Path) -> None:
    """The two languages differ in their words and in nothing else: the same bodies, seats, meetings and funding."""

    def shape(page: str) -> list[object]:
        list(follow(page, file))
        council: Council = clsm.load(file)
        return [
            council.last_documented,
            [place.populations[0].count for place in council.territories],
            [(actor.name, actor.sector) for actor in council.actors],
            [
                (body.kind, body.composition, body.frequency and body.frequency.plain, body.recorded)
                for body in council.instances
            ],
            [(seat.status, seat.pillars) for body in council.instances for seat in body.seats],
            [meeting.date for body in council.instances for meeting in body.meetings],
            [(post.function, post.full_time_equivalent) for post in council.posts],
            [fee.rate and [reading.value for reading in fee.rate.readings] for fee in council.contributions],
        ]

    english, french = (shape(page) for page in PAGES)
    assert english == french


def test_a_line_of_three_points_stands_for_lines_left_out() -> None:
    """Everything else is compared word for word, and only a space that does not break is a space like others."""
    assert fits("one\n...\nfour\n", "one\ntwo\nthree\nfour\n")
    assert fits("one\n...\n", "one\n")
    assert not fits("one\nfour\n", "one\ntwo\nthree\nfour\n")
    assert not fits("one\n", "one  \n")
    assert fits("18 240 : oui\n", "18\N{NARROW NO-BREAK SPACE}240\N{NO-BREAK SPACE}: oui\n")

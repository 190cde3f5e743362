"""What cannot be said of a council is refused where it is built, and the field is named."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import attrs
import pytest

from clsm import (
    Actor,
    Agreement,
    Attendance,
    Council,
    Frequency,
    Indicator,
    Instance,
    Meeting,
    Mismatch,
    PartialDate,
    Period,
    Program,
    Quantity,
    Reference,
    Seat,
    Tally,
    Term,
    Territory,
    Text,
    Tie,
    WeeklyOpening,
    WorkshopSeries,
    files,
)
from clsm.fields import Checked, misfit
from clsm.problems import nearest

NAME = Text.same("Here")
NINE, TEN = datetime.time(9), datetime.time(10)


def council(**fields: Any) -> Council:
    """A council with these fields."""
    return Council(**{"id": "here", "name": NAME, "jurisdiction": "FR", **fields})


def body(**fields: Any) -> Instance:
    """A body with these fields."""
    return Instance(**{"id": "plenary", "name": NAME, "kind": "plenary", **fields})


def build(made: Callable[..., Any], /, **fields: Any) -> Callable[[], Any]:
    """A construction, to be tried later."""
    return lambda: made(**fields)


WRONG = {
    "name": [
        build(body, name="Plenary"),
        build(council, name="Here"),
        build(Actor, id="a", name=NAME),
        build(Actor, id="a", name=""),
        build(Actor, id="a", name="a\0b"),
        build(Actor, id="a", name="\ud800"),
        build(Territory, id="t", name=NAME, kind="commune"),
        build(Program, id="p", name="P", kind="housing"),
        build(Indicator, id="o", name=3),
        build(Indicator, id="i", name=None),
    ],
    "date": [build(Meeting, date=datetime.date(2011, 10, 15)), build(Meeting, date=None), build(Meeting, date="soon")],
    "called": [build(Meeting, date="2011", called=2011)],
    "attendance": [build(Meeting, date="2011", attendance=[]), build(Meeting, date="2011", attendance=("gem",))],
    "seats": [build(body, seats=[]), build(body, seats=("gem",))],
    "kind": [build(body, kind=3), build(body, kind=None), build(Agreement, id="a", name=NAME, kind=("cls",))],
    "period": [build(body, period="2010"), build(council, period=None)],
    "note": [build(body, note="x"), build(council, note="x")],
    "sources": [build(body, sources="abc"), build(council, sources=(3,)), build(Seat, sources=["abc"])],
    "holder": [build(Seat, holder=3)],
    "pillars": [build(Seat, holder="a", pillars=["users"]), build(Seat, holder="a", pillars={"users"})],
    "carrier": [build(council, carrier=3)],
    "perimeter": [build(council, perimeter=["here"])],
    "weekday": [build(WeeklyOpening, weekday=True, start=NINE, end=TEN)],
    "start": [
        build(WeeklyOpening, weekday=0, start="09:00", end=TEN),
        build(WeeklyOpening, weekday=0, start=NINE.replace(second=30), end=TEN),
        build(WeeklyOpening, weekday=0, start=NINE.replace(tzinfo=datetime.UTC), end=TEN),
    ],
    "unit": [build(Quantity, value=Decimal(2), unit="places")],
    "count": [build(Tally, what="visits", count=True, period=Period()), build(Seat, holder="a", count="3")],
    "sessions": [build(WorkshopSeries, sessions=[])],
    "people": [build(Attendance, seat="a", presence="present", people=2.5)],
    "title": [build(Reference, id="r", title=3)],
    "list": [build(Term, list=3, id="baths", label=NAME)],
    "level": [build(Tie, id="t", origin="a", target="b", relation="knows", level="2")],
}


@pytest.mark.parametrize(("field", "wrong"), [(field, wrong) for field, many in WRONG.items() for wrong in many])
def test_a_wrong_value_is_refused_by_its_field(field: str, wrong: Callable[[], Any]) -> None:
    """Whatever Python would make of it, the refusal is ours and says which field it is about."""
    with pytest.raises(Mismatch) as caught:
        wrong()
    assert caught.value.field == field


def test_text_is_read_where_a_date_or_a_rhythm_is_meant() -> None:
    """What a file would say may be said in Python too."""
    assert Meeting(date="2011-10").date == PartialDate(year=2011, month=10)  # type: ignore[arg-type]
    assert body(frequency="chaque trimestre").frequency == Frequency.parse("chaque trimestre")
    assert council(as_of="2011").as_of == PartialDate(year=2011)


def test_words_are_words() -> None:
    """A text of two languages holds text, and says so in a sentence."""
    with pytest.raises(TypeError, match="a Text holds words: fr is a str, not a int"):
        Text(fr=1, en="one")  # type: ignore[arg-type]
    with pytest.raises(Mismatch, match="expected a day and hours"):
        WeeklyOpening.parse(None)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", [None, b"clsm: 1", {}])
def test_a_council_is_read_from_text(text: Any) -> None:
    """Bytes and mappings are no text, and the sentence says what they are."""
    with pytest.raises(Mismatch, match="expected text: decode the bytes"):
        files.loads(text)


@pytest.mark.parametrize(
    ("value", "kind", "wrong"),
    [
        (True, int, True),
        ("a", str | None, None),
        (3, str | None, 3),
        (("a", 3), tuple[str, ...], 3),
        (["a"], tuple[str, ...], ["a"]),
        (frozenset({1}), frozenset[str], 1),
        (object, Any, None),
        (3, None, 3),
        (None, None, None),
    ],
)
def test_what_does_not_fit_a_type_is_found(value: Any, kind: Any, wrong: Any) -> None:
    """The smallest thing that does not fit is told, and nothing where all fits."""
    outcome = misfit(value, kind)
    assert (outcome and outcome[0]) == wrong


def test_a_check_of_a_field_that_breaks_is_no_refusal() -> None:
    """Where the type is right, an error of the check itself is a fault of ours, and stays one."""

    def broken(*_: object) -> None:
        raise ZeroDivisionError

    field = attrs.fields(Actor).id
    with pytest.raises(ZeroDivisionError):
        Checked(broken)(None, field, "gem")
    with pytest.raises(Mismatch, match="expected a str"):
        Checked(broken)(None, field, 3)


def test_a_council_made_in_python_has_no_warnings() -> None:
    """Nothing was read, so that nothing is left to look at."""
    assert council().warnings == ()


def test_what_is_no_word_has_none_near() -> None:
    """A program may ask with anything."""
    assert nearest(3, ["gem"]) is None  # type: ignore[arg-type]

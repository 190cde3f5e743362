import pytest

from clsm import Mismatch, PartialDate, Period, Text, Waiver

UNTIL_2026 = Period(end=PartialDate(year=2026))


def waiver(**fields: object) -> Waiver:
    """A waiver of the rule on carers, for all bodies unless told otherwise."""
    given: dict[str, object] = {"id": "w", "rule": "FR-G2", "reason": Text.same("Because"), "period": UNTIL_2026}
    return Waiver(**given | fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("period", [Period(), Period(end="open"), Period(ended_by=PartialDate(year=2026))])
def test_a_waiver_has_a_dated_end(period: Period) -> None:
    """What is set aside for good is no waiver."""
    with pytest.raises(Mismatch, match="expected the date on which the waiver ends"):
        waiver(period=period)


@pytest.mark.parametrize("fields", [{"rule": None}, {"path": "actors/a"}, {"rule": None, "path": "a", "focus": "b"}])
def test_a_waiver_is_of_a_rule_or_of_a_place(fields: dict[str, object]) -> None:
    """Exactly one; a place says where by itself."""
    with pytest.raises(Mismatch, match=r"expected (one of them|the path alone)"):
        waiver(**fields)


def test_a_waived_place_covers_no_rule() -> None:
    """It is for the look for persons."""
    assert not waiver(rule=None, path="actors/clinic/note").covers("FR-G2", "committee")


def test_what_a_waiver_covers() -> None:
    """Its rule, however its code is written, for what it names or for all."""
    assert waiver().covers("fr-g2", "committee")
    assert not waiver().covers("FR-G1", "committee")
    assert waiver(focus="committee").covers("FR-G2", "committee")
    assert not waiver(focus="committee").covers("FR-G2", "plenary")

"""What partners bring beside money, by kind."""

import pytest

from clsm import Actor, Contribution, Council, PartialDate, Period, Text, network
from clsm.entities.funding import BroughtResource


def council(*resources: BroughtResource, known: bool = True) -> Council:
    """Two partners, one a fellowship, and what they bring."""
    since = Period(start=PartialDate(year=2000))
    shown = PartialDate(year=2024)
    return Council(
        id="there",
        name=Text.same("There"),
        jurisdiction="FR",
        actors=(
            Actor(id="town", name="The town", period=since, as_of=shown),
            Actor(id="aa", name="AA Est", sector="self_help_fellowship", period=since, as_of=shown),
            Actor(id="gone", name="Gone", period=Period(end=PartialDate(year=2001))),
        ),
        contributions=(
            Contribution(
                id="in-kind",
                name=Text.same("In kind"),
                resources=resources,
                period=since,
                as_of=shown if known else None,
            ),
        ),
    )


def test_partners_are_counted_by_kind() -> None:
    """Once each; what has ended, or who is no more, is left out; what is undated may or may not hold."""
    ended = Period(start=PartialDate(year=2001), end=PartialDate(year=2005))
    begun = Period(start=PartialDate(year=2002), end="open")
    left_open = Period(start=PartialDate(year=2002))
    answer = network.resources(
        council(
            BroughtResource(actor="town", kind="premises", period=begun),
            BroughtResource(actor="town", kind="premises"),
            BroughtResource(actor="aa", kind="premises"),
            BroughtResource(actor="gone", kind="premises"),
            BroughtResource(actor="town", kind="transport", period=ended),
            BroughtResource(actor="town", kind="data", period=left_open),
        ).on("2024-06-01")
    )
    assert dict(answer.by_kind) == {"premises": ("aa", "town")}
    assert dict(answer.perhaps) == {"data": ("town",)}
    assert dict(answer.bounds) == {"data": (0, 1), "premises": (2, 2)}
    assert [row["names"] for row in answer.to_rows()] == ["", "a self-help fellowship; The town"]
    assert "AA Est" not in str(answer.to_rows("fr")) + answer.explain()
    assert "1 kind of thing, by 2 organisations" in answer.explain()
    assert "what is not here is not zero" in answer.explain()
    named = network.resources(
        council(BroughtResource(actor="aa", kind="data")).on("2024-06-01"), include_fellowships=True
    )
    assert "AA Est" in named.to_rows()[0]["names"]


def test_what_may_not_have_stood_is_perhaps() -> None:
    """A contribution that no source shows on the day."""
    answer = network.resources(council(BroughtResource(actor="town", kind="data"), known=False).on("2024-06-01"))
    assert answer.bounds["data"] == (0, 1)


def test_a_council_needs_a_day() -> None:
    """As everywhere."""
    with pytest.raises(TypeError, match="council is read on a day"):
        network.resources(council())  # type: ignore[arg-type]

"""Art and the observatory: what a council keeps."""

from decimal import Decimal

import clsm
from clsm import ArtCollection, DataSet, HealthObservatory, Quantity, Showing, Text
from clsm.planning import Count, art, observatory
from tests.planning.small import DAY, agreement, council, indicator, program, tally, time


def show(name: str, **fields: object) -> Showing:
    """One showing."""
    return Showing(name=Text.same(name), **fields)  # type: ignore[arg-type]


def test_the_collection_of_lille_est() -> None:
    """500 works are stated by the later page; no loan and no exhibition is told one by one."""
    found = art(clsm.datasets.load("lille-est").on("2019-12-31"))
    assert [figure.says.say("fr") for figure in found["art-collection"].stated] == [
        "Œuvres du fonds d’art : 500 œuvres"
    ]
    assert found["art-collection"].loans == Count()
    assert found["gallery"].reached == ("commune-hellemmes",)
    assert len(found["gallery-in-local-life"].reached) == 6
    assert "Municipalities of which nothing is documented: Faches-Thumesnil" in found["gallery"].explain()
    for id, day in (("metz", "2011-11-01"), ("seraing", "2020-01-31")):
        assert len(art(clsm.datasets.load(id).on(day))) == 0


def test_loans_exhibitions_and_visitors() -> None:
    """What is not told to be a loan or not may be either; later showings are left out; few visitors are hidden."""
    showings = (
        show("a", loan=True, works=5, territory="north", visitors=200, period=time("2023")),
        show("b", loan=False, works=10, visitors=4),
        show("c", works=3, visitors=50),
        show("later", loan=True, period=time("2024-12")),
    )
    works = program("works", "art_collection", ArtCollection(showings=showings), tally("works_lent", 5))
    found = art(council(works).on(DAY))["works"]
    assert (found.loans, found.exhibitions) == (Count(low=1, high=2), Count(low=1, high=2))
    assert (found.works_shown.value, found.visitors) == (18, Count(low=200))
    assert (found.reached, found.not_documented) == (("north",), ("south", "west"))
    assert (
        "Works – prêts : de 1 à 2 ; expositions : de 1 à 2 ; œuvres montrées : 18 ; visiteurs : au moins 200."
        in found.explain("fr")
    )
    assert [row["what"] for row in found.to_rows()] == [
        "loans", "exhibitions", "works_shown", "visitors", "reached", "works_lent",
    ]  # fmt: skip
    unknown = clsm.Replace("works", details=ArtCollection(showings=(*showings, show("d"))))
    assert art(council(works).apply(unknown).on(DAY))["works"].visitors == Count(low=200)
    assert art(council(works).apply(unknown).on(DAY), show_small=True)["works"].visitors == Count(low=254)


def test_the_observatory_of_lille_est() -> None:
    """A partner, no data set and no indicator: all six municipalities are to be covered."""
    found = observatory(clsm.datasets.load("lille-est").on("2011-11-01"))["health-observatory"]
    assert "Partenaires : CPAM." in found.explain("fr")
    assert found.indicators == ()
    assert len(found.not_covered) == 6


def test_data_with_their_vintage_and_agreement() -> None:
    """Each data set and each figure with its place and year; what is missing is named."""
    full = DataSet(name=Text.same("Care"), provider="gem", agreement="lease", vintage=2022, territories=("north",))
    blank = DataSet(name=Text.same("Rents"))
    whole = council(
        program("data", "health_observatory", HealthObservatory(data=(full, blank))),
        agreements=(agreement("lease"),),
        indicators=(
            indicator(
                "rate",
                of="data",
                territory="north",
                year=2022,
                quantity=Quantity(value=Decimal(12), unit=Text.same("%")),
            ),
            indicator("other", of="data"),
        ),
    )
    found = observatory(whole.on(DAY))["data"]
    assert (found.without_vintage, found.without_agreement) == ((blank.name,), (blank.name,))
    assert found.not_covered == ("south", "west")
    assert "Care – provided by: GEM; agreement: Lease; year: 2022; places: North." in found.explain()
    assert "Rents – fournies par : non documenté ; convention : non documenté" in found.explain("fr")
    assert "Rate, North, 2022: 12 %." in found.explain()
    assert "Other, not documented, not documented: not documented." in found.explain()
    rows = found.to_rows()
    assert [(row["what"], row["year"], row["territory"]) for row in rows] == [
        ("data", 2022, "north"), ("data", None, None), ("indicator", None, None), ("indicator", 2022, "north"),
    ]  # fmt: skip
    everywhere = [indicator(f"in-{town}", of="data", territory=town) for town in ("north", "south", "west")]
    covered = council(program("data", "health_observatory"), indicators=tuple(everywhere))
    assert "sans indicateur" not in observatory(covered.on(DAY)).explain("fr")


def test_few_visitors_alone_are_kept_back() -> None:
    """Where only a small count is known, nothing is said of it, not even that it is none."""
    spring, summer = show("b", visitors=2, period=time("2023-04")), show("c", visitors=2, period=time("2023-07"))
    for showings in ((spring,), (spring, summer), (show("d", visitors=4),)):
        works = program("works", "art_collection", ArtCollection(showings=showings))
        assert art(council(works).on(DAY))["works"].visitors.hidden

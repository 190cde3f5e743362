import pytest

from clsm import Mismatch, PartialDate, Reference, Text
from clsm.entities.references import reference_id

SLIDES = Text(fr="Le Conseil (diaporama)", en="The Council (slide show)")


def test_a_reference_is_cited_in_one_line() -> None:
    """Title, publisher, date and address, in this order and in the language asked for."""
    reference = Reference(
        id="slides",
        title=SLIDES,
        publisher="AISSMC",
        published=PartialDate.parse("2011-10"),
        url="https://example.org/slides",
    )
    assert reference.cite() == "The Council (slide show), AISSMC, October 2011, https://example.org/slides"
    assert reference.cite("fr") == "Le Conseil (diaporama), AISSMC, octobre 2011, https://example.org/slides"


def test_what_is_not_documented_is_not_cited() -> None:
    """No empty brackets, no "undated", no date of access in the place of the date of publication."""
    assert Reference(id="slides", title=SLIDES, accessed=PartialDate(year=2024)).cite() == "The Council (slide show)"


@pytest.mark.parametrize(
    ("source", "id"),
    [("slides", "slides"), ("slides#slide 5", "slides"), ("slides#p. 3#note 2", "slides"), ("#slide 5", "")],
)
def test_a_source_names_its_reference_before_the_place_in_it(source: str, id: str) -> None:
    """What stands behind the first ``#`` is where to look, in any words."""
    assert reference_id(source) == id


def test_the_id_of_a_reference_cannot_hold_a_place() -> None:
    """A ``#`` in an id would make every source that names it ambiguous."""
    with pytest.raises(Mismatch, match="try 'slides-5'"):
        Reference(id="slides#5", title=SLIDES)

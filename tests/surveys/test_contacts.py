"""How often partners are in touch, which is read beside how closely and is no level."""

from typing import Any

import pytest

from clsm import Frequency, Mismatch, Replace
from clsm.surveys import SurveyReading
from tests.surveys.valmont import COUNCIL, book, codes, file, read

ROWS = (
    "répondant,partenaire,niveau,rythme\n"
    "epsm,gem,3,une fois par mois\nepsm,ville,1,souvent\nepsm,ccas,2,\ngem,epsm,2,nsp\ngem,ville,0,chaque semaine\n"
    "gem,ccas,2,12\nville,gem,1,voir avec Mme Exemple\nville,ville,1,chaque semaine\n"
)


def contacts(reading: SurveyReading) -> dict[tuple[str, str], str]:
    """What is said of how often."""
    return {(tie.origin, tie.target): tie.contact.words or "" for tie in reading.ties if tie.contact}


def test_a_column_of_a_row_a_tie() -> None:
    """With a figure where there is one; a blank and a doubt say nothing; a number alone and a name are asked about."""
    reading = read(ROWS, level="niveau", contact="rythme")
    assert contacts(reading) == {("epsm", "gem"): "une fois par mois", ("epsm", "ville"): "souvent"}
    said = {(tie.origin, tie.target): tie for tie in reading.ties}
    assert said["epsm", "gem"].contact == Frequency.parse("une fois par mois")
    assert said["epsm", "ville"].level == 1
    assert codes(reading) == ["frequency", "frequency"]
    assert "Exemple" not in repr(reading.problems)


def test_a_question_with_a_column_a_partner() -> None:
    """Beside the question of how closely, which need not be named; and turned with it."""
    wide = "structure,lien [epsm],lien [gem],rythme [epsm],rythme [gem]\nepsm,,3,,chaque mois\ngem,2,,chaque semaine,\n"
    straight = {("epsm", "gem"): "chaque mois", ("gem", "epsm"): "chaque semaine"}
    assert contacts(read(wide, contact="rythme")) == straight
    turned = read(wide, contact="rythme", respondents="columns", answered=["epsm", "gem"])
    assert contacts(turned) == {(b, a): words for (a, b), words in straight.items()}


def test_a_repeat_of_kobo() -> None:
    """A column of the repeat; the other one is how closely."""
    main: list[list[Any]] = [["structure", "_index"], ["epsm", 1]]
    repeat: list[list[Any]] = [["partenaire", "niveau", "rythme", "_parent_index"], ["gem", 3, "chaque mois", 1]]
    reading = read(book({"m": main, "p": repeat}), contact="rythme")
    assert contacts(reading) == {("epsm", "gem"): "chaque mois"}
    assert [tie.level for tie in reading.ties] == [3]


def test_answers_of_one_organisation_that_differ() -> None:
    """What agrees is kept, or the last."""
    rows = "répondant,partenaire,rythme\nepsm,gem,chaque mois\nepsm,gem,chaque semaine\n"
    assert contacts(read(rows, contact="rythme")) == {}
    assert contacts(read(rows, contact="rythme", several="last")) == {("epsm", "gem"): "chaque semaine"}


def test_it_stays_where_it_is_not_read_again() -> None:
    """A second reading without it takes nothing away; one with it reads it anew."""
    there = COUNCIL.apply(*read(ROWS, level="niveau", contact="rythme").changes)
    day = "2026-03-31"
    assert read(ROWS, level="niveau", today=there.on(day)).changes == ()
    changed = read(
        ROWS.replace("une fois par mois", "chaque jour"), level="niveau", contact="rythme", today=there.on(day)
    )
    assert contacts(changed)["epsm", "gem"] == "chaque jour"
    assert [change.id for change in changed.changes if isinstance(change, Replace)] == ["s1-epsm-gem"]


def test_where_the_file_has_none_it_is_asked() -> None:
    """No file without such a column or question is read as if it had one."""
    for content, name in ((ROWS, "a.csv"), ("dl n=2 format=edgelist1\nlabels:\nepsm,gem\ndata:\n1 2\n", "a.dl")):
        with pytest.raises(Mismatch, match="fois"):
            read(file(content, name), contact="fois", answered=["epsm"])

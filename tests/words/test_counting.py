from clsm.words import Plural, Text

SEATS = Plural(
    Text(fr="{n} siège de {who} : {{libre}}", en="{n} seat of {who}: {{free}}"),
    Text(fr="{n} sièges de {who} : {{libres}}", en="{n} seats of {who}: {{free}}"),
)


def test_french_keeps_the_singular_for_none() -> None:
    """English has the singular for one alone; each language counts by its own rule."""
    places = Plural(Text(fr="{n} place", en="{n} seat"), Text(fr="{n} places", en="{n} seats"))
    assert [places.of(n).fr for n in (0, 1, 2)] == ["0 place", "1 place", "2 places"]
    assert [places.of(n).en for n in (0, 1, 2)] == ["0 seats", "1 seat", "2 seats"]


def test_other_fields_are_filled_at_the_same_time() -> None:
    """A text is filled in its own language, and braces in what is filled in are only words."""
    seats = SEATS.of(0, who=Text(fr="la {ville}", en="the {town}"))
    assert seats == Text(fr="0 siège de la {ville} : {libre}", en="0 seats of the {town}: {free}")

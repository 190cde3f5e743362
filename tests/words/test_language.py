from typing import Any, Literal, cast

import attrs
import pytest

from clsm import Text


def test_a_text_is_said_in_english_unless_french_is_asked_for() -> None:
    """English by default, French by keyword or position, and each language keeps its own words."""
    greeting = Text(fr="Bonjour", en="Good day")
    assert greeting.say() == greeting.say("en") == "Good day"
    assert greeting.say("fr") == greeting.say(lang="fr") == "Bonjour"


def test_a_third_language_is_refused() -> None:
    """A reader never gets one language in the place of another that does not exist."""
    with pytest.raises(ValueError, match="the language is 'en' or 'fr', not 'nl'"):
        Text.same("AGORA").say(cast(Any, "nl"))


def test_the_same_words_stand_for_both_languages() -> None:
    """A proper name needs no translation."""
    assert Text.same("AGORA") == Text(fr="AGORA", en="AGORA")


def test_fields_are_filled_in_the_language_of_each_text() -> None:
    """A sentence and what is put into it never mix languages; other values are put in as they are."""
    sentence = Text(fr="{count} places : {kind}", en="{count} places: {kind}")
    filled = sentence.format(kind=Text(fr="mairie", en="town hall"), count=3)
    assert filled == Text(fr="3 places : mairie", en="3 places: town hall")


def test_braces_in_what_is_filled_in_are_only_words() -> None:
    """A name with braces in it is shown as written, and asks for nothing."""
    assert Text.same("Place: {kind}").format(kind=Text.same("{house}")).say() == "Place: {house}"


def test_words_that_are_no_text_are_refused() -> None:
    """A number in the place of words is refused where it is given, and the field is named."""
    with pytest.raises((TypeError, ValueError), match="en"):
        Text(fr="deux mille onze", en=cast(Any, 2011))


def test_a_text_cannot_be_changed() -> None:
    """A label that many readers share stays what it is."""
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        Text.same("AGORA").en = "Forum"  # type: ignore[misc]


def test_the_types_of_others_keep_their_name() -> None:
    """``Lang`` is the object that typing gives to whoever writes the same words: it still says where it is from."""
    assert Literal["fr", "en"].__module__ == Literal["en", "fr"].__module__ == "typing"
    assert Text.__module__ == "clsm.words"

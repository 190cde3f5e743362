import pickle
import re

import attrs
import pytest

from clsm.problems import Mismatch
from clsm.vocabulary import (
    INSTANCE_KINDS,
    LISTS,
    PILLARS,
    SECTORS,
    Term,
    Vocabulary,
    default_pillars,
    label,
    list_rows,
)
from clsm.words import Lang, Text

# How many terms each list holds: a line lost, or two under one id, would go unseen otherwise.
COUNTS = {
    "pillars": 6,
    "sectors": 44,
    "legal_natures": 6,
    "fields": 4,
    "actor_events": 7,
    "care_functions": 6,
    "territory_kinds": 17,
    "instance_kinds": 19,
    "instance_functions": 21,
    "compositions": 4,
    "seat_statuses": 6,
    "evidence": 4,
    "voices": 4,
    "post_functions": 11,
    "appointment_modes": 8,
    "limited_per": 3,
    "council_kinds": 9,
    "legal_forms": 6,
    "membership_kinds": 6,
    "recognition_kinds": 3,
    "recognition_levels": 4,
    "reference_kinds": 13,
    "counted": 12,
    "holder_kinds": 5,
    "program_kinds": 18,
    "program_states": 7,
    "themes": 29,
    "topics": 12,
    "life_domains": 8,
    "populations": 14,
    "registers": 11,
    "tie_relations": 11,
    "tie_levels": 4,
    "agreement_kinds": 14,
    "agreement_states": 9,
    "money_bases": 5,
    "event_kinds": 6,
    "statement_kinds": 9,
    "presences": 5,
    "decision_modes": 3,
    "vote_choices": 4,
    "times_of_day": 6,
    "upward_reports": 4,
    "budget_sides": 2,
    "tally_subjects": 18,
    "outcomes": 8,
    "trends": 4,
    "housing_kinds": 5,
    "rent_payers": 4,
    "campaigns": 3,
    "resource_forms": 5,
    "meeting_states": 5,
    "meeting_modes": 5,
    "agenda_purposes": 4,
    "decision_subjects": 7,
    "follow_up_states": 5,
    "quorum_presences": 3,
    "requests": 5,
    "minutes_contents": 8,
    "absence_effects": 3,
    "mandate_ties": 3,
    "open_cells": 6,
    "ratings": 8,
    "resource_kinds": 11,
    "tally_publics": 4,
}

CLOSED = {
    "meeting_states",
    "meeting_modes",
    "agenda_purposes",
    "follow_up_states",
    "quorum_presences",
    "absence_effects",
    "mandate_ties",
    "open_cells",
    "ratings",
    "tally_publics",
    "tie_levels",
    "care_functions",
    "pillars",
    "actor_events",
    "compositions",
    "seat_statuses",
    "evidence",
    "voices",
    "holder_kinds",
    "limited_per",
    "program_states",
    "agreement_states",
    "money_bases",
    "presences",
    "decision_modes",
    "vote_choices",
    "times_of_day",
    "upward_reports",
    "budget_sides",
    "trends",
    "rent_payers",
}

# Words that hurt, blame or mislead; sources may use them, and quotations keep them.
TO_AVOID: dict[Lang, str] = {
    "fr": (
        r"malades?|folie|fous?|souffrante?s?|cas|patiente?s?|prises? en charge|réinsertion|cures?|traitements?"
        r"|lacunes?|défaillan(ce|te?)s?|maillons? faibles?|partenaires? isolés?|points? d['’]articulation"
        r"|garde-barrières?|échecs?|échou\w+|non renseignée?s?"
    ),
    "en": (
        r"people concerned|madness|mad|mentally ill|suffer\w*|cases?|patients?|reintegration|rehabilitation|cures?"
        r"|treatments?|gaps?|failures?|fail(s|ed)?|weak links?|isolated partners?|cutpoints?|gatekeepers?"
        r"|key players?|remov\w+|fragment\w*"
    ),
}

EVERY_TERM = [(name, id, text) for name, terms in LISTS.items() for id, text in terms.items()]

BATHS = Term(list="sectors", id="public_baths", label=Text(fr="Bains publics", en="Public baths"))


def test_every_list_is_whole() -> None:
    """Each list holds all its terms; none is lost, and no id is written twice."""
    assert {name: len(terms) for name, terms in LISTS.items()} == COUNTS


def test_a_list_is_found_under_its_own_name() -> None:
    """The name that a list bears is the name under which it is found."""
    assert all(terms.name == name for name, terms in LISTS.items())
    assert LISTS["sectors"] is SECTORS


def test_ids_are_snake_case() -> None:
    """Ids can be written as they are in code and files: small letters, digits and underscores."""
    assert [id for _, id, _ in EVERY_TERM if not re.fullmatch(r"[a-z][a-z0-9_]*", id)] == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_labels_can_be_shown_to_readers(lang: Lang) -> None:
    """Every label has words, starts with a capital, and carries no mark of its table."""
    labels = [text.say(lang) for _, _, text in EVERY_TERM]
    assert [words for words in labels if not words[:1].isupper()] == []
    assert [words for words in labels if re.search(r"[|\\\n_]|\s\s|\s$|[`*?]|->", words)] == []


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_no_two_terms_of_a_list_look_the_same(lang: Lang) -> None:
    """A reader can tell two terms of one list apart by their labels."""
    for terms in LISTS.values():
        assert len({text.say(lang) for text in terms.values()}) == len(terms), terms


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_labels_keep_words_that_hurt_out(lang: Lang) -> None:
    """No label names people after an illness, blames a partner or borrows a harsh metaphor."""
    to_avoid = re.compile(rf"\b({TO_AVOID[lang]})\b", re.IGNORECASE)
    assert [text.say(lang) for _, _, text in EVERY_TERM if to_avoid.search(text.say(lang))] == []


def test_people_concerned_are_named_with_respect_in_english() -> None:
    """The id ``people_concerned`` reads "people with lived experience" in English, never as the Gallicism."""
    assert label("pillars", "people_concerned") == "People with lived experience, service users"
    assert label("instance_kinds", "users_college") == "College or group of people with lived experience"


def test_a_complex_situation_is_shown_as_a_situation() -> None:
    """Readers see "Situations" and no verdict on how complex somebody's life is."""
    assert label("themes", "complex_situations", lang="fr") == label("themes", "complex_situations") == "Situations"


def test_lists_that_the_library_reasons_on_are_closed() -> None:
    """Seat statuses, states, pillars... are closed; sectors, kinds, themes, relations... are open."""
    assert {name for name, terms in LISTS.items() if not terms.open} == CLOSED


def test_lists_cannot_be_changed() -> None:
    """A program that embeds the library cannot alter the words of another by accident."""
    with pytest.raises(TypeError):
        SECTORS["public_baths"] = BATHS.label  # type: ignore[index]
    with pytest.raises(TypeError):
        LISTS["baths"] = SECTORS  # type: ignore[index]
    with pytest.raises(AttributeError):
        PILLARS.open = True  # type: ignore[misc]


def test_a_list_shows_itself_in_one_line() -> None:
    """In a notebook a list says its name, its size and whether it is open, not all of its words."""
    assert repr(SECTORS) == "<Vocabulary 'sectors': 44 terms, open>"
    assert repr(PILLARS) == "<Vocabulary 'pillars': 6 terms, closed>"


def test_lists_and_terms_travel_between_processes() -> None:
    """A list or a term sent to another process arrives as it left."""
    received: Vocabulary = pickle.loads(pickle.dumps(SECTORS))
    assert (received.name, received.open, dict(received)) == ("sectors", True, dict(SECTORS))
    assert pickle.loads(pickle.dumps(BATHS)) == BATHS


@pytest.mark.parametrize(
    ("pillar", "sectors"),
    [
        (
            "public_psychiatry",
            {"psychiatric_hospital", "adult_psychiatry", "child_psychiatry", "mental_health_department"},
        ),
        ("people_concerned", {"service_user_association", "mutual_support_group"}),
        ("carers", {"family_association"}),
        (
            "not_documented",
            {
                "municipality",
                "intercommunality",
                "joint_syndicate",
                "county_government",
                "county_social_services",
                "mobile_team",
                "health_users_representation",
                "not_documented",
            },
        ),
        ("elected", set()),
    ],
)
def test_a_pillar_is_the_default_of_these_sectors_only(pillar: str, sectors: set[str]) -> None:
    """No sector slips into a pillar, and a town's seat is never taken to be an elected official's."""
    assert {sector for sector in SECTORS if default_pillars(sector) == {pillar}} == sectors


def test_all_other_sectors_are_other_partners() -> None:
    """The other 29 sectors stand for no pillar, which is known and is not the same as undocumented."""
    assert len({sector for sector in SECTORS if default_pillars(sector) == {"none"}}) == 29


def test_a_default_is_always_a_pillar() -> None:
    """What ``default_pillars`` gives can be written on a seat."""
    assert all(default_pillars(sector) <= set(PILLARS) for sector in SECTORS)


def test_the_pillar_of_an_unknown_sector_is_not_guessed() -> None:
    """A sector that a council has added gives no pillar: only a source can say."""
    assert default_pillars("public_baths") == {"not_documented"}
    assert default_pillars("public_baths", terms=[BATHS]) == {"not_documented"}


def test_a_sector_of_ones_own_says_what_it_stands_for() -> None:
    """A council that adds a sector knows whom it speaks for; a seat there hides no missing pillar any more."""
    baths = attrs.evolve(BATHS, pillars=frozenset({"none"}))
    assert default_pillars("public_baths", terms=[BATHS, baths]) == {"none"}
    assert default_pillars("public_baths", terms=[attrs.evolve(baths, id="lidos")]) == {"not_documented"}


def test_only_sectors_stand_for_pillars() -> None:
    """Pillars of a theme would mean nothing."""
    with pytest.raises(Mismatch, match="pillars: found pillars of a term of the list 'themes'"):
        Term(list="themes", id="baths", label=BATHS.label, pillars=frozenset({"none"}))
    with pytest.raises(Mismatch, match=r"pillars: found 'carer'.*did you mean 'carers'"):
        attrs.evolve(BATHS, pillars=frozenset({"carer"}))


@pytest.mark.parametrize(
    ("nature", "pillar"),
    [
        ("public", "public_psychiatry"),
        ("not_documented", "public_psychiatry"),
        ("private_non_profit", "not_documented"),
        ("private_for_profit", "none"),
    ],
)
def test_a_private_hospital_is_not_taken_for_public_psychiatry(nature: str, pillar: str) -> None:
    """A foundation may be charged with the public sector: only a source can say so; a clinic is not."""
    assert default_pillars("psychiatric_hospital", nature) == {pillar}
    assert default_pillars("family_association", nature) == {"carers"}


def test_labels_come_in_english_unless_french_is_asked_for() -> None:
    """English by default, French by keyword."""
    assert label("instance_kinds", "plenary") == "Plenary assembly"
    assert label("instance_kinds", "plenary", lang="fr") == "Assemblée plénière"


def test_an_unknown_id_is_shown_as_it_stands() -> None:
    """An open world: an id that nobody declared does not stop a report."""
    assert label("sectors", "public_baths") == "public_baths"


def test_not_documented_is_always_said_in_words() -> None:
    """Readers never see ``not_documented`` with its underscore, whether the list holds it or not."""
    assert "not_documented" not in INSTANCE_KINDS
    assert label("instance_kinds", "not_documented", lang="fr") == "Non documenté"
    assert [name for name in LISTS if label(name, "not_documented") == "not_documented"] == []


def test_a_council_names_its_own_terms() -> None:
    """A term declared by a council is shown under its label, in the language asked for."""
    assert label("sectors", "public_baths", lang="fr", terms=[BATHS]) == "Bains publics"
    assert label("sectors", "public_baths", terms=iter([BATHS])) == "Public baths"


def test_a_term_belongs_to_one_list() -> None:
    """A sector's own term does not name a theme of the same id."""
    assert label("themes", "public_baths", terms=[BATHS]) == "public_baths"


def test_a_built_in_label_wins_over_an_own_term() -> None:
    """A term that a later version of the library adopts keeps loading, and reads as in every council."""
    own = Term(list="sectors", id="residents", label=Text.same("The folks"))
    assert label("sectors", "residents", terms=[own]) == "Residents, citizens, volunteers"


@pytest.mark.parametrize(
    "id", ["", "Baths", "public-baths", "1st_bath", "_baths", "bains_thermés", "public baths", "a\n"]
)
def test_a_term_with_a_malformed_id_is_refused(id: str) -> None:
    """An id that could not be written in code or compared safely is refused, and shown."""
    with pytest.raises(ValueError, match=r"^id: found " + re.escape(repr(id)) + ", expected small letters"):
        Term(list="sectors", id=id, label=Text.same("Baths"))


def test_an_id_may_hold_digits() -> None:
    """Digits are allowed after the first letter."""
    assert Term(list="topics", id="covid_19", label=Text.same("Covid-19")).id == "covid_19"


def test_a_closed_list_takes_no_term() -> None:
    """A council cannot add a pillar that no rule would know."""
    with pytest.raises(ValueError, match="found 'pillars', which is closed, expected an open list"):
        Term(list="pillars", id="neighbours", label=Text.same("Neighbours"))


def test_a_term_of_a_mistyped_list_is_refused_with_the_right_name() -> None:
    """A term that no label would ever find is refused, and the list that was meant is named."""
    with pytest.raises(ValueError, match=r"found 'sector', expected the name of a list.*did you mean 'sectors'"):
        Term(list="sector", id="public_baths", label=Text.same("Baths"))


def test_an_unknown_list_is_refused_and_the_lists_are_named() -> None:
    """Where no name is near, all the lists are given to choose from."""
    with pytest.raises(ValueError, match="found 'xyz', expected the name of a list, as 'clsm words' prints them"):
        label("xyz", "plenary")


@pytest.mark.parametrize(
    ("name", "words", "id"),
    [
        ("instance_kinds", "copil", "steering_committee"),
        ("instance_kinds", "Comité de pilotage", "steering_committee"),
        ("sectors", "GEM", "mutual_support_group"),
        ("sectors", "hôpital", "psychiatric_hospital"),
        ("sectors", "commune", "municipality"),
        ("voices", "Délibérative", "deliberative"),
        ("meeting_states", "annulée", "cancelled"),
        ("seat_statuses", "permanent_member", None),
        ("seat_statuses", "invité", None),
        ("compositions", "documented", None),
    ],
)
def test_a_term_is_known_by_what_people_call_it(name: str, words: str, id: str | None) -> None:
    """By its label in either language, by what stands in it, by an abbreviation; never by half of it."""
    assert LISTS[name].meant(words) == id
    assert LISTS[name].meant(words) == id  # asked again


def test_other_words_lead_to_one_term() -> None:
    """No word of one list is another's label."""
    for words in LISTS.values():
        assert all(words.meant(id) == id for id in words)


def test_the_lists_and_the_words_of_one_are_rows() -> None:
    """Each list by its name, each word by its id, in either language."""
    assert [row["id"] for row in list_rows()] == list(LISTS)
    assert {"id": "none", "label": "Aucune"} in list_rows("voices", "fr")
    with pytest.raises(Mismatch, match="did you mean 'voices'"):
        list_rows("voics")

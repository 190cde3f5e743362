import hashlib
import re
from collections.abc import Iterator
from decimal import Decimal
from importlib import resources
from typing import Any

import attrs
import pytest

from clsm.council import Council, Snapshot
from clsm.datasets import load, names
from clsm.entities.actors import Actor
from clsm.entities.instances import Seat
from clsm.entities.references import Reference, reference_id
from clsm.entities.territories import total_population
from clsm.files import Format, dumps, loads
from clsm.network import PartnerNetwork
from clsm.problems import Mismatch
from clsm.vocabulary import Term
from clsm.words import Text

TOWNS = {"faches-thumesnil", "hellemmes", "lesquin", "lezennes", "mons-en-baroeul", "ronchin"}
COMMUNES = {f"commune-{town}" for town in TOWNS}

MEMBERS = TOWNS | {"epsm", "gem-amitie-partage", "child-psychiatry", "A general practitioner"}
INVITEES = {"ars", "oxygene", "utpas", "unafam", "gem-chti-bonheurs", "ciss", "Another general practitioner"}

FIRST_LIST = {
    "Municipalities",
    "Social landlords",
    "Care staff",
    "Representatives of service users",
    "Legal guardians",
}
SECOND_LIST = {
    "Members of the council",
    "Representatives of social landlords",
    "Care staff",
    "Representatives of service-user and family associations",
    "Legal guardians",
    "Hostels or residences of the metropolitan area",
    "Partners from the social sector",
}

# Beginnings of the SHA-256 of surnames, in small letters, that the sources of the datasets hold.
SURNAMES = {"7a536f3e40fceadb", "5a590ed0aeeb455a", "a4d21710f1b13d13", "057ab1ac92d35f58", "f73650c8c84b1e42"}

PERSONAL = (
    r"[\w.+-]+@[\w-]+\.\w+"
    r"|(?:\+\d\d|\b0)[ .-]?[1-9](?:[ .-]?\d\d){4}\b"
    r"|\b(?:MM?\.|Mme|Mlle|Mrs?|Ms|Dr|Docteur|Prof?|Professeur)\.? [A-ZÉÈ]"
)
"""E-mail addresses, telephone numbers, and the titles that go before a name."""

TO_AVOID = (
    r"malades?|folie|fous?|souffrant\w*|cas|patiente?s?|prises? en charge|réinsertion|lacunes?|défaillan\w+|échecs?"
    r"|madness|mentally ill|suffer\w*|cases?|patients?|reintegration|rehabilitation|gaps?|fail\w*"
)
"""Words that hurt or blame: names and quotations may hold them, our own sentences do not."""


@pytest.fixture(scope="module")
def council() -> Council:
    """The council in the east of Lille."""
    return load("lille-est")


@pytest.fixture(scope="module")
def autumn(council: Council) -> Snapshot:
    """The council on the last day that its slides show."""
    return council.on("2011-10-31")


def words_of(name: str) -> str:
    """The text of a dataset as it is written, comments included."""
    return resources.files("clsm.datasets").joinpath(f"{name}.yaml").read_text(encoding="utf-8")


def everything(entity: Any) -> Iterator[Any]:
    """*entity* and all that it is made of, entities inside it included."""
    yield entity
    if attrs.has(type(entity)):
        for field in attrs.fields(type(entity)):
            yield from everything(getattr(entity, field.name))
    elif isinstance(entity, tuple):
        for item in entity:
            yield from everything(item)


def seats(day: Snapshot, body: str, status: str | None = None) -> dict[str, Seat]:
    """The seats of a body, by holder or, where nobody is named, by label."""
    held = [seat for seat in day.find(body).seats if status in (None, seat.status)]
    found = {seat.holder or seat.label.en: seat for seat in held}
    assert len(found) == len(held)
    return found


# ---------------------------------------------------------------- every dataset


def test_a_dataset_has_the_id_it_is_called_by() -> None:
    """Each name loads a council of that id, so that ``lille-est/epsm`` means the same everywhere."""
    assert [load(name).id for name in names()] == list(names())


def test_an_unknown_dataset_is_refused_and_the_right_one_named() -> None:
    """A slip in the name is met with the names there are; a path leads nowhere."""
    with pytest.raises(ValueError, match=r"did you mean 'lille-est'\?"):
        load("lille_est")
    with pytest.raises(Mismatch, match=r"the name of a dataset: .*lille-est"):
        load("../datasets/lille-est")


@pytest.mark.usefixtures("parser")
@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("format", ["yaml", "json"])
def test_a_dataset_survives_a_round_trip(name: str, format: Format) -> None:
    """Written and read again, in either format, a dataset is the same council."""
    council = load(name)
    assert loads(dumps(council, format=format), format=format) == council


@pytest.mark.parametrize("name", names())
def test_every_fact_cites_a_source(name: str) -> None:
    """Places, figures, actors, events, seats, posts, axes, funding: nothing stands without a source."""
    facts = [fact for fact in everything(load(name)) if hasattr(fact, "sources")]
    assert len(facts) > 20
    assert [fact for fact in facts if not fact.sources] == []


@pytest.mark.parametrize("name", names())
def test_every_reference_is_cited(name: str) -> None:
    """A source listed is a source used, and a source cited is listed."""
    council = load(name)
    facts = list(everything(council))
    cited = {reference_id(source) for fact in facts for source in getattr(fact, "sources", ())}
    # what a council or a text rests on is a reference too, or an agreement
    cited |= {reference_id(text) for fact in facts for text in getattr(fact, "based_on", ())}
    assert cited - {text.id for text in council.agreements} == {reference.id for reference in council.references}


@pytest.mark.parametrize("name", names())
def test_nobody_is_named(name: str) -> None:
    """No e-mail address, no telephone number, no title before a name, none of the names that the sources hold."""
    text = words_of(name)
    assert re.findall(PERSONAL, text) == []
    hashes = {hashlib.sha256(word.encode()).hexdigest()[:16] for word in re.findall(r"\w+", text.lower())}
    assert hashes & SURNAMES == set()


@pytest.mark.parametrize("named", ["Dr Durand", "M. Durand", "a.durand@ville.fr", "03 20 00 00 00", "+33320000000"])
def test_a_person_would_be_noticed(named: str) -> None:
    """The pattern that looks for persons finds one where there is one."""
    assert re.search(PERSONAL, f"contact : {named}, mairie")


@pytest.mark.parametrize("name", names())
def test_our_own_words_hurt_nobody(name: str) -> None:
    """Labels and notes keep to what the people they speak of would accept; titles and names are the sources' own."""
    council = load(name)
    titles = {reference.title for reference in council.references}
    texts = [text for text in everything(council) if isinstance(text, Text) and text not in titles]
    assert [text for text in texts if re.search(rf"\b({TO_AVOID})\b", f"{text.fr} {text.en}", re.IGNORECASE)] == []


@pytest.mark.parametrize("name", names())
def test_a_note_says_the_same_in_both_languages(name: str) -> None:
    """Every note, and every label of a seat, exists in French and in English."""
    council = load(name)
    notes = [note for fact in everything(council) if (note := getattr(fact, "note", None))]
    labels = [fact.label for fact in everything(council) if isinstance(fact, Seat | Term) and fact.label]
    assert [text for text in notes + labels if text.fr == text.en] == []


# ---------------------------------------------------------------- Lille-Est, autumn 2011


def test_the_slides_and_a_later_page_date_the_council(council: Council) -> None:
    """The slides show October 2011, the page on method 2019; what the article of 2020 alone tells is of July 2020."""
    assert str(council.last_documented) == "2020-07-31"
    dates = {reference.id: str(reference.as_of) for reference in council.references if reference.as_of}
    assert dates == {"slides": "2011-10", "method": "2019", "national-minutes": "2018-03-28"}
    alone = {fact.id for fact in everything(council) if getattr(fact, "sources", ()) == ("maires-de-france",)}
    assert {id for id in alone if str(council.find(id).as_of) != "2020-07"} == set()
    slides: Reference = council.find("slides")
    assert (slides.published, slides.publisher) == (None, None)


def test_places_in_the_slides_exist(council: Council) -> None:
    """Every citation of the slides says which of the nine is meant."""
    sources = {source for fact in everything(council) for source in getattr(fact, "sources", ())}
    slides = {source for source in sources if reference_id(source) == "slides"}
    assert [source for source in slides if not re.fullmatch("slides#slide [1-9]", source)] == []


def test_what_the_slides_show_holds_in_autumn_2011(autumn: Snapshot) -> None:
    """The council stands as the slides show it; only what other pages alone tell is uncertain; later it is presumed."""
    council = autumn.council
    told_elsewhere = {
        id for id in autumn.uncertain if not any("slides" in source for source in council.find(id).sources)
    }
    # the first year had ended by 2011, at a time that is not documented
    assert told_elsewhere == set(autumn.uncertain) - {"first-year-access"}
    assert {"pole-culture", "users-in-deciding-bodies", "pole-g21"} <= told_elsewhere
    later = autumn.on("2011-11-01")
    assert {body.id for body in later.instances} - told_elsewhere <= set(later.presumed)


def test_what_the_slides_tell_of_earlier_years_is_presumed_in_2011(autumn: Snapshot) -> None:
    """The association's first actions, AGORA and the renewal were last seen in their own years."""
    seen = {id: str(autumn.council.find(id).as_of) for id in autumn.presumed}
    assert {"neighbourhood-meetings", "action-research", "municipal-premises"} <= {
        id for id, year in seen.items() if year == "1977"
    }
    assert (seen["agora"], seen["div"]) == ("1982", "2009")
    assert set(seen.values()) == {"1977", "1982", "2009"}


def test_the_council_of_2011_is_presumed_to_go_on_in_2019(council: Council) -> None:
    """Bodies of 2011 are presumed at the end of 2019, the poles of the later page hold; nobody is named in them."""
    then = council.on("2019-12-31").without_uncertain()
    assert {"steering-committee", "bureau", "plenary", "apartment-commission"} <= set(then.presumed)
    poles = {body.id for body in then.instances if body.kind == "thematic_pole"}
    assert poles == {"pole-housing", "pole-prevention-information", "pole-culture", "pole-health-contract"}
    assert poles & {*then.presumed, *then.uncertain} == set()
    assert {then.find(pole).seats for pole in poles} == {()}
    whole = {pole for pole in poles if then.find(pole).composition not in ("described_only", "not_documented")}
    assert whole == set()


def test_the_steering_committee_has_ten_members_and_seven_invited_seats(autumn: Snapshot) -> None:
    """Six towns, hospital, GEM, a GP and child psychiatry are members; seven seats are invited for good."""
    assert seats(autumn, "steering-committee", "member").keys() == MEMBERS
    assert seats(autumn, "steering-committee", "permanent_invitee").keys() == INVITEES
    assert len(seats(autumn, "steering-committee")) == 17
    assert autumn.find("steering-committee").composition == "complete"


def test_unafam_and_ciss_are_invited(autumn: Snapshot) -> None:
    """Carers are present by invitation and are members of no body; the CISS is not taken to speak for psychiatry."""
    invited = seats(autumn, "steering-committee", "permanent_invitee")
    assert autumn.pillars(invited["unafam"]) == {"carers"}
    assert autumn.pillars(invited["ciss"]) == {"not_documented"}
    assert {seat.status for _, seat in autumn.seats() if seat.holder in ("unafam", "ciss")} == {"permanent_invitee"}


def test_one_mutual_support_group_is_a_member_and_the_other_is_invited(autumn: Snapshot) -> None:
    """The two GEMs have not the same place, and both bring people with lived experience."""
    held = seats(autumn, "steering-committee")
    status = {gem: held[gem].status for gem in ("gem-amitie-partage", "gem-chti-bonheurs")}
    assert status == {"gem-amitie-partage": "member", "gem-chti-bonheurs": "permanent_invitee"}
    assert {autumn.pillars(held[gem]) for gem in status} == {frozenset({"people_concerned"})}


def test_general_practitioners_are_not_merged(autumn: Snapshot) -> None:
    """A member, another invited, one in the bureau: three seats, nobody named, each note says what is not known."""
    found = [(body.id, seat) for body, seat in autumn.seats() if autumn.sector(seat) == "primary_care"]
    assert [body for body, _ in found] == ["steering-committee", "steering-committee", "bureau"]
    assert all(seat.holder is None and seat.holder_kind == "profession" and seat.note for _, seat in found)
    assert "primary_care" not in {actor.sector for actor in autumn.council.actors}


def test_the_bureau_is_the_committee_without_its_invitees(autumn: Snapshot) -> None:
    """The bureau lists what the committee lists as members; how often it meets is not said."""
    assert seats(autumn, "bureau").keys() == MEMBERS
    bureau = autumn.find("bureau")
    assert (bureau.composition, bureau.frequency, bureau.functions) == ("complete", None, ("oversee_execution",))


def test_a_town_is_not_elected_by_default(autumn: Snapshot) -> None:
    """Towns sit by "representatives": only the mayor who presides and the rotating chair are said to be elected."""
    town_seats = [seat for _, seat in autumn.seats() if seat.holder in TOWNS]
    assert len(town_seats) == 12
    assert {autumn.pillars(seat) for seat in town_seats} == {frozenset({"not_documented"})}
    elected = {post.id for post in autumn.without_uncertain().posts if post.pillars == frozenset({"elected"})}
    assert elected == {"president", "apartment-commission-chair"}


def test_the_president_is_an_office_and_no_chair_is_invented(autumn: Snapshot) -> None:
    """The mayor of Ronchin presides over the council; who chairs committee and plenary is left open."""
    president = autumn.find("president")
    assert (president.holder, president.holder_kind, president.body) == ("ronchin", "office", None)
    assert president.label.say() == "Mayor of Ronchin"
    assert {post.function for post in autumn.posts if post.body} == {"rotating_chair", "signatory"}


def test_the_coordinator_sits_on_neither_list(autumn: Snapshot) -> None:
    """No seat in the council's own bodies, a claimed one in those of others; employer and time are not documented."""
    coordinator = autumn.find("coordinator")
    assert (coordinator.holder, coordinator.employer, coordinator.full_time_equivalent) == (None, None, None)
    held = {(body.kind, seat.evidence) for body, seat in autumn.seats() if seat.holder == "coordinator"}
    assert held == {("external", "claimed")}


def test_the_plenary_is_open_to_partners_and_has_no_invented_seat(autumn: Snapshot) -> None:
    """Who may come to the plenary is told in words and is never a seat."""
    plenary = autumn.find("plenary")
    assert (plenary.seats, plenary.composition, len(plenary.open_to)) == ((), "described_only", 1)


def test_the_council_says_how_often_it_meets(autumn: Snapshot) -> None:
    """Three to four committees a year, a yearly plenary, a commission every quarter; the bureau does not say."""
    said = {body.id: str(body.frequency) for body in autumn.instances if body.frequency}
    assert said == {
        "steering-committee": "3 to 4 a year",
        "plenary": "yearly",
        "apartment-commission": "every 3 months",
    }


def test_oxygene_is_one_actor(council: Council) -> None:
    """The two names "CIPD Oxygène" and "Oxygène" are one actor's; its sector is inferred, and the note says so."""
    (oxygene,) = (actor for actor in council.actors if "Oxygène" in (actor.name, *actor.aliases))
    assert (oxygene.sector, "20-minutes" in oxygene.sources) == ("addiction_services", True)
    assert oxygene.note is not None
    assert "inferred" in oxygene.note.en


def test_the_heads_of_two_utpas_hold_one_seat(autumn: Snapshot) -> None:
    """Two people, by their office, for two units that nobody names."""
    seat = seats(autumn, "steering-committee")["utpas"]
    assert (seat.count, seat.holder_kind) == (2, "office")


def test_axes_are_not_bodies(council: Council) -> None:
    """The slides' "poles" group themes and have no members; only the later page's poles, which manage, are bodies."""
    assert {axis.id: len(axis.themes) for axis in council.axes} == {"health-and-care": 5, "health-and-citizenship": 5}
    poles = {body.id: body.sources for body in council.instances if body.kind == "thematic_pole"}
    assert poles.pop("pole-finance") == ("maires-de-france",)
    assert set(poles.values()) == {("method",)}


def test_what_the_article_of_2020_contradicts_stands_beside_it(council: Council) -> None:
    """Finance or health contract as the fourth pole, 500 and 600 works: both, each with its source."""
    claim = council.find("four-poles-2020")
    assert claim.contradicts == ("four-poles",)
    assert set(claim.about) ^ set(council.find("four-poles").about) == {"pole-finance", "pole-health-contract"}
    for pole in claim.about:
        pillars = [sorted(seat.pillars or ()) for seat in council.find(pole).seats]
        assert pillars == [["elected"], ["public_psychiatry"], ["people_concerned"]]
    assert {figure(council, id) for id in ("art-works", "art-works-2020")} == {"500 works", "600 works"}


def test_the_offices_of_2020(council: Council) -> None:
    """A deputy mayor presides over the association, not the council; the full-time post is not that of 2011."""
    president = council.find("association-president")
    assert (president.function, president.holder) == ("association_president", "mons-en-baroeul")
    assert figure(council, "coordinator-time-2020") == "1 full-time post"
    assert council.find("coordinator").full_time_equivalent is None


def test_working_themes_are_words_of_the_vocabulary_or_its_own(council: Council) -> None:
    """What the built-in themes lack, the council names itself."""
    own = {term.list: {own.id for own in council.terms if own.list == term.list} for term in council.terms}
    assert own == {
        "populations": {"people_vulnerable", "people_in_distress"},
        "post_functions": {"association_president"},
        "themes": {"care_provision", "community_health"},
        "statement_kinds": {"objective_of_forerunner"},
        "tie_relations": {"works_with"},
    }


# ---------------------------------------------------------------- Lille-Est, its history


def test_two_associations_stand_side_by_side_in_2011(autumn: Snapshot) -> None:
    """The association of 1977 still exists beside that of January 2010."""
    associations = {actor.id for actor in autumn.actors if actor.territory == "sector-59g21"} - {*autumn.uncertain}
    assert associations == {"amps", "aissmc"}
    assert autumn.council.carrier == "aissmc"


def test_only_the_forerunner_stood_before_2010(council: Council) -> None:
    """In 1990 there is the AMPS alone; in January 2010 it is not known on which day the AISSMC began."""
    before = council.on("1990-01-01").without_uncertain()
    assert [actor.id for actor in before.actors] == ["amps"]
    assert "aissmc" not in {actor.id for actor in council.on("2009-12-31").actors}
    assert "aissmc" in council.on("2010-01-15").uncertain


def test_the_merger_has_no_date(council: Council) -> None:
    """After the slides nobody knows whether the AMPS still stood: uncertain, neither kept nor dropped."""
    amps: Actor = council.find("amps")
    (merger,) = (event for event in amps.history if event.kind == "merged_into")
    assert (merger.date, merger.other) == (None, "aissmc")
    later = council.on("2013-01-01")
    assert "amps" in later.uncertain
    assert "aissmc" not in {*later.presumed, *later.uncertain}  # its own page shows it in 2019


def test_the_apartment_commission_had_two_compositions(council: Council) -> None:
    """At the end of 1977 the first list holds, in autumn 2011 the second; no seat of one is joined to the other."""
    first = council.on("1977-12-31").without_uncertain()
    assert seats(first, "apartment-commission").keys() == FIRST_LIST
    for day in ("2011-10-31", "2011-11-01"):
        assert seats(council.on(day), "apartment-commission").keys() == SECOND_LIST
    commission = council.find("apartment-commission")
    assert len({seat.id for seat in commission.seats}) == len(FIRST_LIST) + len(SECOND_LIST)


def test_when_the_second_list_came_is_not_known(council: Council) -> None:
    """Between 1977 and autumn 2011 every seat of the commission is uncertain, and none is dropped."""
    for day in ("1978-01-01", "1995-06-01", "2011-09-01"):
        then = council.on(day)
        held = {seat.id for seat in then.find("apartment-commission").seats}
        assert len(held) == len(FIRST_LIST) + len(SECOND_LIST)
        assert held <= set(then.uncertain)


def test_the_commission_names_categories_and_never_who(council: Council) -> None:
    """Both lists describe who takes part: no holder, and a missing category means nothing."""
    commission = council.find("apartment-commission")
    assert {(seat.holder, seat.holder_kind) for seat in commission.seats} == {(None, "category")}
    assert commission.composition == "described_only"


def test_users_and_families_speak_through_one_seat_only_where_the_text_says_so(council: Council) -> None:
    """Users' representatives alone in the first list; users' and families' associations together in the second."""
    first, autumn = council.on("1977-12-31"), council.on("2011-10-31")
    users = seats(first.without_uncertain(), "apartment-commission")["Representatives of service users"]
    both = seats(autumn, "apartment-commission")["Representatives of service-user and family associations"]
    assert first.pillars(users) == {"people_concerned"}
    assert autumn.pillars(both) == {"people_concerned", "carers"}


# ---------------------------------------------------------------- Lille-Est, ground and money


def test_the_perimeter_is_the_sector(council: Council) -> None:
    """Six communes, one of them associated with Lille, which itself lies outside."""
    assert set(council.perimeter) == set(council.find("sector-59g21").members) == COMMUNES
    hellemmes = council.find("commune-hellemmes")
    assert (hellemmes.kind, hellemmes.parent, hellemmes.identifiers.siren) == ("associated_commune", "lille", None)
    assert council.find("lille").identifiers.cog == "59350"


def test_codes_of_communes_agree(council: Council) -> None:
    """A commune's SIREN holds its department and its number in it."""
    codes = {place.identifiers.siren: place.identifiers.cog for place in council.territories}
    numbers = {siren: cog for siren, cog in codes.items() if siren and cog}
    assert len(numbers) == 5
    assert [siren for siren, cog in numbers.items() if siren[:-1] != f"21{cog[:2]}0{cog[2:]}"] == []


def test_populations_are_those_that_a_source_dates(council: Council) -> None:
    """Years only worked out (2016, 2023) are left out, and so are the years in which Mons-en-Barœul has no figure."""
    figures = {(place.id, figure.year) for place in council.territories for figure in place.populations}
    assert {year for _, year in figures} == {2008, 2011, 2012, 2013, 2014, 2019, 2020, 2022}
    assert {year for place, year in figures if place == "commune-mons-en-baroeul"} == {2019, 2020, 2022}
    assert council.find("commune-mons-en-baroeul").note is not None


def test_the_six_communes_can_be_added_in_2022_and_not_in_2011(council: Council) -> None:
    """A total needs the figure of each: 89,626 in 2022, and none where one is not documented."""
    places = {place.id: place for place in council.territories}
    assert total_population(places, council.perimeter, 2022) == 89_626
    assert total_population(places, council.perimeter, 2011) is None


@pytest.mark.parametrize("overlap", ["lille", "sector-59g21"])
def test_nobody_in_hellemmes_is_counted_twice(council: Council, overlap: str) -> None:
    """Hellemmes lies in Lille and in the sector: adding it to either is refused."""
    places = {place.id: place for place in council.territories}
    with pytest.raises(Mismatch, match="commune-hellemmes, which lies inside"):
        total_population(places, ["commune-hellemmes", overlap], 2022)


def test_the_rate_keeps_its_words_and_both_readings(council: Council) -> None:
    """By "0.40 centimes", on the sector's 84,193 inhabitants, it is 33,677 euros or 337, and nobody chooses."""
    rate = council.find("membership-fee").rate
    assert rate.words == "0.40 centimes/habitants"
    assert rate.is_ambiguous
    assert rate.amounts(council.find("sector-59g21").population(2013)) == (Decimal("33677.20"), Decimal("336.77"))


def test_six_towns_pay_by_inhabitant_and_the_hospital_on_a_basis_not_documented(council: Council) -> None:
    """A town's share follows its people; the hospital has none, so its share is unknown and not zero."""
    fee = council.find("membership-fee")
    counted = {payer.actor: payer.territory for payer in fee.payers if payer.basis == "per_capita"}
    assert counted == {town: f"commune-{town}" for town in TOWNS}
    shares = fee.shares({place.id: place.population(2022) for place in council.territories})
    assert {share.payer for share in shares if share.amount is None} == {"epsm"}
    assert [share.amount for share in shares if share.payer == "ronchin"] == [Decimal("7774.40"), Decimal("77.74")]


def test_who_pays_for_hellemmes_and_on_what_the_hospital_pays_are_flagged(council: Council) -> None:
    """Both ambiguities of the fee stand beside the payers they concern."""
    notes = {payer.actor for payer in council.find("membership-fee").payers if payer.note}
    assert notes == {"hellemmes", "epsm"}


# ---------------------------------------------------------------- Lille-Est, what it does


def figure(council: Council, id: str) -> str:
    """An indicator in words."""
    return str(council.find(id).quantity.say())


def test_places_people_and_dwellings_are_not_added_up(council: Council) -> None:
    """Four numbers of places, more than 100 people, later 23 dwellings: three units, each where it belongs."""
    scheme, later = council.find("housing-scheme"), council.find("associative-dwellings")
    assert {row.kind: (row.places, row.dwellings, row.allowed) for row in scheme.details.stock} == {
        "associative_flat": (47, None, None),
        "hostel_by_convention": (10, None, None),
        "transitional": (4, None, None),
        "residence": (12, None, None),
    }
    assert [(row.places, row.dwellings) for row in later.details.stock] == [(None, 23)]
    assert [str(council.last_shown(row)) for row in (*scheme.details.stock[:1], *later.details.stock)] == [
        "2011-10",
        "2019",
    ]
    said = {one.id: figure(council, one.id) for one in council.indicators if one.of in (scheme.id, later.id)}
    assert said == {"people-housed": "more than 100 service users", "dwelling-landlords": "3 landlords"}


def test_how_places_are_given(council: Council) -> None:
    """A quarterly commission, an elected chair, the person heard, all committed; who owns the homes is not said."""
    scheme = council.find("housing-scheme").details
    commission = council.find(scheme.commission)
    assert (commission.kind, str(commission.frequency)) == ("allocation_commission", "every 3 months")
    assert [(post.function, post.pillars) for post in council.posts if post.body == commission.id] == [
        ("rotating_chair", frozenset({"elected"}))
    ]
    assert (scheme.person_heard, scheme.commitment, scheme.deposit_by, scheme.rent_by) == (
        True,
        True,
        "aissmc",
        "tenant",
    )
    assert [row.under for row in scheme.stock] == [None, "hostel-conventions", None, None]
    assert {row.landlord for row in scheme.stock} == {None}


def test_what_the_sources_say_of_each_kind_of_program(council: Council) -> None:
    """Campaigns, forms, a training of trainers, the contract of the actions; no session is known one by one."""
    assert council.find("cancer-awareness").details.campaigns == ("octobre_rose", "mars_bleu")
    assert council.find("information-week").details.campaigns == ("mental_health_weeks",)
    forms = [council.find(id).details.form for id in ("health-library", "addictions-directory")]
    assert forms == ["library_shelf", "directory"]
    assert council.find("suicide-training").details.trains_trainers is True
    actions = council.find("health-contract-actions")
    assert (actions.under, actions.priority) == ("health-contract-2019", None)
    assert not any(program.tallies or program.days for program in council.programs)


def test_all_twelve_rows_of_the_table_are_there(council: Council) -> None:
    """Each theme of the slide has its actions, one program each."""
    rows = [program for program in council.programs if "slides#slide 6" in program.sources]
    assert {theme for program in rows for theme in program.themes} >= {
        "health_data", "information_communication", "work_health", "culture", "cancer", "addictions", "access_to_care",
        "housing", "youth", "suicide_prevention", "sport_leisure", "food_wellbeing",
    }  # fmt: skip
    actions = {theme: [program.id for program in rows if theme in program.themes] for theme in ("addictions", "youth")}
    assert (len(actions["addictions"]), len(actions["youth"])) == (4, 2)


def test_a_state_belongs_to_an_action(council: Council) -> None:
    """Five states for twelve rows: told only where a row has one action; the workshops' is of their own slide."""
    stated = {program.id: program.state for program in council.programs if program.state != "not_documented"}
    assert stated == {
        "health-observatory": "permanent",
        "work-health-group": "under_way",
        "mieux-etres": "under_way",
    }
    told_of_a_row = ("information-week", "health-library", "adolescence-forum", "adapted-activity", "mainstream-sport")
    assert all(
        "not said" in note or "without saying" in note for note in (council.find(id).note.en for id in told_of_a_row)
    )


def test_a_population_is_not_lent_to_another_action(council: Council) -> None:
    """Addictions concern Mons-en-Barœul alone; what the row on youth leaves open stays open; food has no action."""
    (target,) = council.find("addictions-group").targets
    assert (target.population, target.territory) == ("general_population", "commune-mons-en-baroeul")
    assert (council.find("adolescence-forum").targets, council.find("child-life-skills").targets) == ((), ())
    assert [target.population for target in council.find("food-wellbeing").targets] == ["people_precarious"]


def test_the_workshops_keep_each_figure_apart(council: Council) -> None:
    """Eighteen offered, seven since September 2011, nine people on average, ten topics, two more hoped for."""
    ids = ("workshops-offered", "workshops-since-september", "people-per-workshop", "workshop-topics")
    assert [figure(council, id) for id in ids] == ["18 workshops", "7 workshops", "9 people on average", "10 topics"]
    assert [str(council.find(id).since) for id in ids] == ["None", "2011-09", "None", "None"]
    workshops = council.find("mieux-etres")
    assert len(workshops.topics) == council.find("workshop-topics").quantity.value
    assert workshops.topics_hoped_for == ("eating_disorders", "psychoses")
    assert (len(workshops.partners), len(workshops.places)) == (8, 7)


def test_fellowships_are_fellowships(council: Council) -> None:
    """Alcooliques Anonymes and Narcotiques Anonymes are no association, and stand for nobody's pillar."""
    fellowships = {actor.id for actor in council.actors if actor.sector == "self_help_fellowship"}
    assert fellowships == {"alcooliques-anonymes", "narcotiques-anonymes"}
    assert {council.find(id).legal_nature for id in fellowships} == {"mutual_or_fellowship"}


def test_a_prevention_club_without_a_name_is_not_azimuts(council: Council) -> None:
    """Two names that may be one partner's are flagged and stay two; so do the county's service and the UTPAS."""
    club, azimuts = council.find("prevention-club"), council.find("azimuts")
    assert (club.presumed_same_as, azimuts.presumed_same_as) == (("azimuts",), ("prevention-club",))
    assert "prevention-club" in council.find("addictions-group").partners
    assert "azimuts" in council.find("mieux-etres").partners
    assert council.find("county-service").presumed_same_as == ("utpas",)


def test_the_bureau_may_seat_one_of_the_two_practitioners(autumn: Snapshot) -> None:
    """The general practitioner of the bureau is flagged as perhaps one of the committee's, and merged with neither."""
    seat = seats(autumn, "bureau")["A general practitioner"]
    assert {autumn.find(id).label.en for id in seat.presumed_same_as} == {
        "A general practitioner",
        "Another general practitioner",
    }


def test_agora_was_run_by_the_association_of_1977(council: Council) -> None:
    """An establishment opened in 1982; nothing before, and only presumed in 2011."""
    agora = council.find("agora")
    assert (agora.kind, agora.led_by, str(agora.period.start)) == ("host_establishment", ("amps",), "1982")
    assert "agora" not in {program.id for program in council.on("1981-12-31").programs}


def test_the_housing_sub_group_is_announced_and_seats_nobody_yet(autumn: Snapshot) -> None:
    """A body to come, announced seats, one member not named who will sign: never somebody's tie."""
    group = autumn.find("housing-subgroup")
    assert (group.evidence, [seat.evidence for seat in group.seats]) == ("announced", ["announced"] * 4)
    signatory = autumn.find("housing-subgroup-signatory")
    assert (signatory.evidence, signatory.body, signatory.holder) == ("announced", "housing-subgroup", None)
    network = PartnerNetwork.from_council(autumn)
    assert "housing-subgroup" not in {body.id for body in network.instances}
    assert not any("housing-subgroup" in pair for pair in network.known)


def test_a_claim_makes_no_seat(council: Council) -> None:
    """That service users sit in the deciding bodies is said and not shown: a statement, and no seat."""
    claim = council.find("users-in-deciding-bodies")
    assert (claim.kind, claim.about, claim.sources) == ("claim", ("aissmc",), ("about",))
    claimed = [
        (body.kind, seat.holder) for body in council.instances for seat in body.seats if seat.evidence == "claimed"
    ]
    assert set(claimed) == {("external", None), ("external", "coordinator")}


def test_elected_go_betweens_are_told_and_seated_nowhere(council: Council) -> None:
    """Their role is a statement; which officials is not said."""
    assert council.find("elected-go-betweens").kind == "stated_role"
    assert council.find("elected-go-betweens").sources == ("method",)


# ---------------------------------------------------------------- Lille-Est, later


def test_the_health_contracts_are_known_by_years(council: Council) -> None:
    """2013 to 2018 spans six years, the next starts in 2019 without a told end; the association is party to neither."""
    first, second = council.find("health-contract-2013"), council.find("health-contract-2019")
    years = [(str(one.period.start), str(one.period.end)) for one in (first, second)]
    assert years == [("2013", "2018"), ("2019", "None")]
    assert (first.parties, second.parties, second.follows) == (("ars",), ("ars",), first.id)
    standing = {
        day: {one.id for one in council.on(day).agreements} for day in ("2012-06-01", "2015-06-01", "2019-12-31")
    }
    assert {day: sorted(ids & {first.id, second.id}) for day, ids in standing.items()} == {
        "2012-06-01": [],
        "2015-06-01": [first.id],
        "2019-12-31": [second.id],
    }


def test_each_contract_has_its_priorities(council: Council) -> None:
    """Four themes, then two; the last is for everybody with a focus on young people."""
    themes = {
        contract: {theme for one in council.priorities if one.of == contract for theme in one.themes}
        for contract in ("health-contract-2013", "health-contract-2019")
    }
    assert themes == {
        "health-contract-2013": {"mental_health_general", "addictions", "cancer", "social_determinants"},
        "health-contract-2019": {"ageing", "addictions"},
    }
    targets = council.find("contract-2019-addictions").targets
    assert [(target.population, target.focus_of) for target in targets] == [
        ("general_population", None),
        ("young_people", "general_population"),
    ]


def test_five_authorities_stand_beside_six_towns(council: Council) -> None:
    """Two stated counts, neither chosen; the six towns stay six, and the note keeps both readings."""
    assert (figure(council, "member-towns"), figure(council, "member-authorities")) == ("6 towns", "5 authorities")
    assert "both readings stay open" in council.find("member-authorities").note.en
    assert {payer.actor for payer in council.find("membership-fee").payers} - {"epsm"} == TOWNS


def test_a_recognition_is_shared(council: Council) -> None:
    """The WHO's pilot site is the association together with the sector's pole, on no known date."""
    (site,) = council.find("aissmc").recognitions
    assert (site.by, site.shared_with, site.date, site.sources) == ("who", ("pole-g21",), None, ("about",))
    pole = council.find("pole-g21")
    assert (pole.sector, pole.legal_nature) == ("adult_psychiatry", "public")


def test_the_art_collection_goes_from_1977_to_2019(council: Council) -> None:
    """Created by the association of 1977, managed by the pole later; its 500 works are those of the later page."""
    for day in ("1977-12-31", "2011-10-31", "2019-12-31"):
        then = council.on(day)
        assert "art-collection" in {program.id for program in then.programs} - {*then.uncertain, *then.presumed}
    assert figure(council, "art-works") == "500 works"
    assert "art-works" not in {one.id for one in council.on("2011-10-31").indicators}


def test_the_training_came_before_the_association(council: Council) -> None:
    """Three organisations stood behind the course of 2009; who organised the forum of 2011 is not said."""
    course, forum = council.find("preparatory-training"), council.find("housing-forum-2011")
    assert (str(course.date), course.organisers) == ("2009", ("div", "acse", "ccoms"))
    assert (str(forum.date), forum.organisers, forum.participants) == ("2011-10", (), ("aissmc",))

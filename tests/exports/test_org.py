"""W3C ORG: valid by its ontology, the same for two readers, nobody a member of what is not there."""

import importlib
import json
import os
from pathlib import Path
from typing import Any

import attrs
import pytest
import rdflib
from hypothesis import given, settings
from rdflib.compare import isomorphic

import clsm
from clsm.exports import org
from clsm.testing import councils
from clsm.words import Text
from tests.exports.test_graphs import DATASETS, shuffled

# what rdflib's reader of JSON-LD calls inside rdflib
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

FULL = Path(__file__).parents[1] / "privacy" / "full_council.yaml"
ORG = rdflib.Namespace("http://www.w3.org/ns/org#")
FOAF = rdflib.Namespace("http://xmlns.com/foaf/0.1/")


def council_of(name: str) -> clsm.Council:
    """A dataset, or the council that has one of everything."""
    return clsm.load(FULL) if name == "full" else clsm.datasets.load(name)


def nodes(council: clsm.Council, **asked: Any) -> dict[str, Any]:
    """The nodes by their address without what all have in common."""
    root = f"urn:clsm:{council.id}"
    return {node["@id"].removeprefix(root): node for node in json.loads(org(council, **asked).text)["@graph"]}


def told(council: clsm.Council) -> dict[tuple[str, str], str]:
    """Why each thing is not in the file."""
    return {(loss.id, loss.field): loss.why.en for loss in org(council).losses}


@pytest.mark.validators
@pytest.mark.reads("CLSM_STANDARDS")
@pytest.mark.parametrize("name", [*DATASETS, "full"])
def test_it_conforms_with_the_inference_of_the_ontology(name: str) -> None:
    """No council becomes a legal entity; a seat in no body and a council with a unit are found."""
    pyshacl: Any = importlib.import_module("pyshacl")
    folder = Path(os.environ["CLSM_STANDARDS"]) / "org"
    shapes = rdflib.Graph().parse(folder / "clsm-org.shacl.ttl")
    ontology = rdflib.Graph().parse(folder / "org-ontology.nt", format="nt")

    def conforms(graph: rdflib.Graph) -> bool:
        asked = {"shacl_graph": shapes, "ont_graph": ontology, "inference": "rdfs"}
        return bool(pyshacl.validate(graph, **asked)[0])

    graph = rdflib.Graph().parse(data=org(council_of(name)).text, format="json-ld")
    assert conforms(graph)
    if name == "rennes":
        seat = next(graph.subjects(rdflib.RDF.type, ORG.Membership))
        body = graph.value(seat, ORG.organization)
        graph.remove((seat, ORG.organization, None))
        assert not conforms(graph)
        graph.add((seat, ORG.organization, body))  # type: ignore[arg-type]
        graph.add((rdflib.URIRef("urn:clsm:rennes"), ORG.hasUnit, body))  # type: ignore[arg-type]
        assert not conforms(graph)


@pytest.mark.validators
@pytest.mark.parametrize("name", [*DATASETS, "full"])
def test_another_reader_of_json_ld_finds_as_much(name: str) -> None:
    """PyLD and rdflib read the same number of statements."""
    jsonld: Any = importlib.import_module("pyld.jsonld")
    text = org(council_of(name)).text
    quads = jsonld.to_rdf(json.loads(text), {"format": "application/n-quads"})
    assert len(quads.splitlines()) == len(rdflib.Graph().parse(data=text, format="json-ld"))


@pytest.mark.parametrize("name", DATASETS)
def test_every_node_has_an_address_and_none_is_a_person(name: str) -> None:
    """Turtle has the same statements; no node is blank, no seat is a person's."""
    graph = rdflib.Graph().parse(data=org(clsm.datasets.load(name)).text, format="json-ld")
    assert not [node for triple in graph for node in triple if isinstance(node, rdflib.BNode)]
    assert not list(graph.subjects(rdflib.RDF.type, FOAF.Person))
    assert isomorphic(graph, rdflib.Graph().parse(data=graph.serialize(format="turtle"), format="turtle"))


@given(councils())
@settings(max_examples=settings().max_examples // 2)
def test_everything_is_a_node_or_a_loss(drawn: clsm.Council) -> None:
    """No entity, no seat and no meeting is left out without a word."""
    export = org(drawn)
    there = {node["@id"].removeprefix(f"urn:clsm:{drawn.id}/") for node in json.loads(export.text)["@graph"]}
    lost = {loss.id for loss in export.losses if not loss.field}
    untold = {tie.id for tie in drawn.ties if tie.relation == "joint_follow_up"}
    inner = {meeting.id for body in drawn.instances for meeting in body.meetings}
    inner |= {college.id for body in drawn.instances for college in body.colleges}
    assert set(drawn.ids) - there - lost <= untold | inner
    assert org(shuffled(drawn)) == export


def test_a_seat_is_a_membership_with_its_time_and_sources() -> None:
    """Through an office it is whoever holds the office; of a category it is an agent of no name."""
    rows = nodes(clsm.datasets.load("lille-est"))
    seat = rows["/steering-committee-ronchin-member"]
    assert seat["@type"] == ["org:Membership"]
    assert seat["org:organization"] == {"@id": "urn:clsm:lille-est/steering-committee"}
    assert seat["org:member"] == {"@id": "urn:clsm:lille-est/ronchin"}
    assert seat["dcterms:source"] == [{"@id": "urn:clsm:lille-est/slides#slide%205"}]
    assert rows["/slides#slide%205"]["dcterms:isPartOf"] == {"@id": "urn:clsm:lille-est/slides"}
    holder = rows["/steering-committee-primary-care-member"]["org:member"]
    assert holder["@type"] == ["foaf:Agent", "clsm:Category"]
    assert rows["/steering-committee/period/hasBeginning"]["time:inXSDgYear"]["@value"] == "2010"
    role = rows["clsm:seat_statuses/member"]
    assert (role["@type"], role["skos:inScheme"]["@id"]) == (["skos:Concept", "org:Role"], "clsm:seat_statuses")


def changed(**seat: Any) -> clsm.Council:
    """The council that has one of everything, with one more seat in its committee."""
    council = clsm.load(FULL)
    new = clsm.Seat(**{"holder": "alone", "status": "occasional_invitee"} | seat)
    return council.apply(clsm.Replace("committee", seats=(*council.find("committee").seats, new)))


def test_a_seat_that_an_office_holds() -> None:
    """The member is who holds the office; without one it is the office's own words, and nobody where it is empty."""
    council = changed(id="office", holder="coordination", held_with=("gem",))
    rows = nodes(council)
    assert rows["/office"]["org:member"] == {"@id": "urn:clsm:full/town"}
    assert rows["/office"]["clsm:throughPost"] == {"@id": "urn:clsm:full/coordination"}
    assert rows["/office/with/gem"]["org:member"] == {"@id": "urn:clsm:full/gem"}
    assert rows["/office/with/gem"]["clsm:sameSeatAs"] == {"@id": "urn:clsm:full/office"}
    for label, words in (("Voice of the lake", "Voice of the lake"), (None, None)):
        named = council.apply(
            clsm.Replace("coordination", holder=None, label=label and Text.same(label), evidence="announced")
        )
        member = nodes(named)["/office"]["org:member"]
        assert member["@type"] == ["foaf:Agent", "clsm:Category"]
        assert member["skos:prefLabel"] == (words or member["skos:prefLabel"])
        assert "clsm:throughPost" not in nodes(named)["/office"]
    empty = council.apply(clsm.Replace("coordination", holder=None, label=None, vacant=True))
    assert told(empty)["office", ""] == "a place that nobody holds is nobody’s membership"
    assert nodes(empty)["/coordination"]["clsm:vacant"] is True


def test_what_is_not_there_yet_is_no_node() -> None:
    """Announced seats, bodies with their seats, offices with their ties; empty seats; meetings that were not held."""
    assert told(changed(id="soon", evidence="announced"))["soon", ""].startswith("it is only announced")
    assert told(changed(id="empty", vacant=True))["empty", ""].startswith("a place that nobody holds")
    council = clsm.load(FULL)
    announced = council.apply(clsm.Replace("committee", evidence="announced"))
    inside = {it.id for it in (*council.find("committee").seats, *council.find("committee").meetings)}
    assert inside
    assert not {f"/{id}" for id in inside} & nodes(announced).keys()
    assert {(id, "") for id in inside} <= told(announced).keys()
    tied = council.apply(clsm.Replace("coordination", evidence="announced"), clsm.Replace("tie", origin="coordination"))
    assert {("coordination", ""), ("tie", "")} <= told(tied).keys()
    meeting = council.find("committee-2024")
    for state in ("cancelled", "planned"):
        off = council.apply(clsm.Replace("committee", meetings=(attrs.evolve(meeting, state=state),)))
        assert told(off)["committee-2024", ""] == "this meeting was not held, or is only planned"
    assert nodes(announced.apply(clsm.Replace("cell", part_of="committee")))["/cell"]["org:subOrganizationOf"] == {
        "@id": "urn:clsm:full"
    }


def test_what_is_kept_back_is_told() -> None:
    """Who is spoken of, ties of few situations, surveys, notes; a name that seems to be a person's."""
    council = clsm.load(FULL)
    why = told(council)
    assert why["cell", "meetings"] == "what is about situations of persons stays in the body"
    assert why["survey", ""] == "surveys, and who said what in them, are for whoever runs them"
    assert why["fee", ""] == "ORG has no class for facts of this kind"
    assert why["town", "aliases"] == "ORG has no term for this field"
    cell = council.find("cell")
    unnamed = clsm.Seat(id="cell-nurse", label=Text.same("Infirmière"), status="member")
    assert (
        told(council.apply(clsm.Replace("cell", seats=(*cell.seats, unnamed))))["cell-nurse", ""]
        == why["cell", "meetings"]
    )
    few = told(council.apply(clsm.Replace("tie", relation="joint_follow_up")))
    assert few["full", "ties"] == "ties that are drawn from few situations are not published"
    assert ("tie", "") not in few
    plain = clsm.datasets.load("rennes")
    assert ("rennes", "ties") not in told(plain)
    event = clsm.Event(id="talk", name=Text.same("Mme Jeanne Martin, jeanne.martin@exemple.fr"), kind="forum")
    named = plain.apply(clsm.Add(event))
    assert told(named)["talk", "name"] == "a person seems to be named there"
    assert "skos:prefLabel" not in nodes(named)["/talk"]
    seat = clsm.Seat(id="named", label=Text.same("Mme Jeanne Martin, jeanne.martin@exemple.fr"), status="member")
    body = plain.instances[0]
    seated = plain.apply(clsm.Replace(body.id, seats=(*body.seats, seat)))
    assert {("named", "label"), ("named", "")} <= told(seated).keys()


def test_the_history_of_an_actor_is_a_chain_of_changes() -> None:
    """Before and after, each where it is known; what ORG does not know is an event of our own."""
    events = ("founded", "renamed", "merged_into", "dissolved", "recognised")
    history = tuple(
        clsm.ActorEvent(kind=kind, other="gem" if kind == "merged_into" else None, note=Text.same("Note"))
        for kind in events
    )
    council = clsm.load(FULL).apply(clsm.Replace("carers", history=history))
    rows = nodes(council)
    carers, gem = {"@id": "urn:clsm:full/carers"}, {"@id": "urn:clsm:full/gem"}
    ends = [
        (node.get("org:originalOrganization"), node.get("org:resultingOrganization"))
        for node in (rows[f"/carers/history/{number}"] for number in range(1, 6))
    ]
    assert ends == [(None, carers), (carers, carers), (carers, gem), (carers, None), (None, None)]
    assert rows["/carers/history/5"]["clsm:about"] == carers
    assert ("carers", "history") in told(council)


def test_times_are_as_precise_as_their_source() -> None:
    """An end that is known to be open, one that had come by a date, a day, a month, a year; no time, no node."""
    edges = [
        (clsm.Period(start=clsm.PartialDate.parse("2010-01"), end="open"), {"clsm:openEnded": True}),
        (clsm.Period(ended_by=clsm.PartialDate.parse("2012")), "clsm:endedBy"),
        (clsm.Period(end=clsm.PartialDate.parse("2012-03-04")), "time:hasEnd"),
    ]
    for period, wanted in edges:
        rows = nodes(clsm.load(FULL).apply(clsm.Replace("committee", period=period)))
        interval = rows["/committee/period"]
        assert wanted.items() <= interval.items() if isinstance(wanted, dict) else wanted in interval
    assert rows["/committee/period/hasEnd"]["time:inXSDDate"] == {"@value": "2012-03-04", "@type": "xsd:date"}
    assert "/committee/period" not in nodes(clsm.load(FULL))


def test_words_of_a_councils_own_stand_under_it() -> None:
    """Those of the library have one address for all; what is no address in RDF is told."""
    council = clsm.load(FULL).apply(clsm.Replace("minutes", url="see the town hall"))
    rows = nodes(council)
    assert rows["/terms/sectors/beekeeping"]["skos:notation"] == "beekeeping"
    assert "foaf:page" not in rows["/minutes"]
    assert told(council)["minutes", "url"] == "it cannot be an address in RDF"
    assert json.loads(org(council, base="https://clsm.example/").text)["@graph"][-1]["@id"].startswith("https://")

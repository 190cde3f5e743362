"""W3C ORG as JSON-LD, for web pages and triple stores: bodies, seats and offices with their times and sources.

Beside the Organization Ontology it speaks OWL-Time, PROV, SKOS, Dublin Core and FOAF; what none of them says has a
property under ``urn:clsm:def:``. Every node has an address, no date is more precise than its source, and what is not
documented is not there, which in RDF means just that. Turtle is made of it by rdflib.

No ``org:unitOf``: with the inference that the ontology allows, it would make a legal entity of a council.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any, Final
from urllib.parse import quote

from clsm.council import COLLECTIONS, Council, speaks_of_situations
from clsm.dates import OPEN, PartialDate, Period
from clsm.entities.actors import Actor, ActorEvent
from clsm.entities.events import Event
from clsm.entities.instances import Instance, Meeting, Post, Seat
from clsm.entities.references import Reference
from clsm.entities.territories import Territory
from clsm.entities.ties import Tie
from clsm.exports.export import Export, Loss
from clsm.exports.graphs import filled
from clsm.exports.keeping_back import A_PERSON, ASKED, FEW_SITUATIONS, SITUATIONS
from clsm.identifiers import Identifiers
from clsm.vocabulary import LISTS, label
from clsm.words import Text
from clsm.workbook.plans import Withheld

Node = dict[str, Any]


def org(council: Council, *, base: str = "urn:clsm:") -> Export:
    """Write a council as JSON-LD in the terms of W3C ORG, with all of its history.

    ``rdflib.Graph().parse(data=export.text, format="json-ld").serialize(format="turtle")`` makes Turtle of it.

    Parameters
    ----------
    council : clsm.council.Council
        The council. Bodies, seats and offices that are only announced, empty seats, and meetings that were not held
        are left out: a reader of ORG would take them for real.
    base : str
        What stands before the id of the council in every address, such as ``"https://clsm.example/"``. Words of the
        lists are ``urn:clsm:def:`` whatever it is.

    References
    ----------
    *The Organization Ontology*, W3C Recommendation, 2014, https://www.w3.org/TR/vocab-org/

    Examples
    --------
    >>> import clsm, json
    >>> nodes = json.loads(org(clsm.datasets.load("rennes")).text)["@graph"]
    >>> nodes[0]["@id"], nodes[0]["@type"]
    ('urn:clsm:rennes', ['org:OrganizationalCollaboration', 'org:Organization'])
    """
    writer = _Writer(council, base)
    # the council first, for whoever opens the file
    nodes = sorted(writer.nodes(), key=lambda node: (node["@id"] != writer.root, node["@id"]))
    text = json.dumps({"@context": CONTEXT, "@graph": nodes}, ensure_ascii=False, indent=1) + "\n"
    return Export(text=text, losses=tuple(sorted(writer.losses, key=lambda loss: (loss.id, loss.field))))


CONTEXT: Final = {
    "org": "http://www.w3.org/ns/org#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dcterms": "http://purl.org/dc/terms/",
    "prov": "http://www.w3.org/ns/prov#",
    "time": "http://www.w3.org/2006/time#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "clsm": "urn:clsm:def:",
}
"""The prefixes, in the file itself: a remote context would be fetched by every reader."""


class _Writer:
    """The nodes of a council, and what they do not say."""

    def __init__(self, council: Council, base: str) -> None:
        self.council = council.outside
        self.root = f"{base}{council.id}"
        self.withheld = Withheld.of(council)
        self.situations = {body.id for body in council.instances if speaks_of_situations(body)}
        self.losses = {Loss(body, "meetings", SITUATIONS) for body in self.situations}
        if self.withheld.relations:
            self.losses.add(Loss(council.id, "ties", FEW_SITUATIONS))
        self.bodies = {body.id for body in council.instances if body.evidence != "announced"}
        self.posts = {it.id for it in council.posts if it.evidence != "announced" and it.body in {None, *self.bodies}}
        self.concepts = dict[tuple[str, str], bool]()
        self.fragments = dict[str, str]()

    def nodes(self) -> Iterator[Node]:
        """Every node, those of the times and the words that others name after them."""
        council = self.council
        yield from self._council()
        for reference in council.references:
            yield from self._reference(reference)
        for place in council.territories:
            yield from self._territory(place)
        for actor in council.actors:
            yield from self._actor(actor)
        for body in council.instances:
            yield from self._body(body)
        for post in council.posts:
            yield from self._post(post)
        for event in council.events:
            yield from self._event(event)
        for tie in council.ties:
            if tie.relation not in self.withheld.relations:
                yield from self._tie(tie)
        for name in COLLECTIONS:
            if name not in _HELD:
                why = ASKED if name == "surveys" else _NO_CLASS
                self.losses |= {Loss(entity.id, "", why) for entity in getattr(council, name)}
        yield from self._words()
        yield from ({"@id": part, "dcterms:isPartOf": self._to(whole)} for part, whole in self.fragments.items())

    # ------------------------------------------------------------ what several nodes have

    def _iri(self, id: str) -> str:
        return self.root if id == self.council.id else f"{self.root}/{id}"

    def _to(self, id: str) -> Node:
        return {"@id": self._iri(id)}

    def _all(self, ids: Iterable[str]) -> list[Node]:
        return [self._to(id) for id in ids]

    def _concept(self, name: str, id: str | None, *, role: bool = False) -> Node | None:
        """The word *id* of a list, which is then told; ``None`` where it is not documented."""
        if id is None or id == "not_documented":
            return None
        self.concepts[name, id] = role or self.concepts.get((name, id), False)
        return {"@id": self._concept_iri(name, id)}

    def _concepts(self, name: str, ids: Iterable[str]) -> list[Node]:
        return [it for id in ids if (it := self._concept(name, id))]

    def _concept_iri(self, name: str, id: str) -> str:
        """A word of the library has one address for all councils, a council's own stands under the council."""
        return f"clsm:{name}/{id}" if id in LISTS[name] else f"{self.root}/terms/{name}/{id}"

    def _said(self, entity: Any, field: str) -> Any:
        """The words of a field, unless a person seems to be named in them."""
        words = getattr(entity, field)
        path = field if entity is self.council else f"{self.council.path(entity.id)}/{field}"
        if words and self.withheld.hides_words(path):
            self.losses.add(Loss(entity.id, field, A_PERSON))
            return None
        return _in_languages(words) if isinstance(words, Text) else words

    def _node(self, entity: Any, types: list[str], said: Node) -> Iterator[Node]:
        """An entity with its time and sources; its fields that are not told are losses."""
        period = getattr(entity, "period", None) or Period()
        temporal = "org:memberDuring" if isinstance(entity, Seat) else "dcterms:temporal"
        about = {
            temporal: {"@id": f"{self._iri(entity.id)}/period"} if period != Period() else None,
            "dcterms:source": [self._source(source) for source in getattr(entity, "sources", ())],
            "clsm:asOf": _date(getattr(entity, "as_of", None)),
        }
        yield _documented({"@id": self._iri(entity.id), "@type": types} | said | about)
        if period != Period():
            yield from _interval(f"{self._iri(entity.id)}/period", period)
        for name in set(filled(entity)) - _SAID[type(entity).__name__]:
            self.losses.add(Loss(entity.id, name, _NO_TERM))

    def _source(self, source: str) -> Node:
        """The document of a fact, or the place in it."""
        id, _, place = source.partition("#")
        if not place:
            return self._to(id)
        self.fragments[f"{self._iri(id)}#{quote(place, safe='')}"] = id
        return {"@id": f"{self._iri(id)}#{quote(place, safe='')}"}

    # ------------------------------------------------------------ entities

    def _council(self) -> Iterator[Node]:
        council = self.council
        kinds = (self._concept("council_kinds", council.kind), self._concept("legal_forms", council.legal_form))
        yield from self._node(
            council,
            ["org:OrganizationalCollaboration", "org:Organization"],
            {
                "skos:prefLabel": self._said(council, "name"),
                "org:classification": list(filter(None, kinds)),
                "dcterms:spatial": self._all(council.perimeter),
                "clsm:carriedBy": council.carrier and self._to(council.carrier),
            },
        )

    def _reference(self, reference: Reference) -> Iterator[Node]:
        url = reference.url if reference.url and _ADDRESS.fullmatch(reference.url) else None
        if reference.url and url is None:
            self.losses.add(Loss(reference.id, "url", _NO_ADDRESS))
        yield from self._node(
            reference,
            ["prov:Entity", "foaf:Document"],
            {
                "dcterms:title": self._said(reference, "title"),
                "dcterms:type": self._concept("reference_kinds", reference.kind),
                "dcterms:publisher": self._said(reference, "publisher"),
                "dcterms:issued": _date(reference.published),
                "clsm:accessed": _date(reference.accessed),
                "foaf:page": url and {"@id": url},
            },
        )

    def _territory(self, place: Territory) -> Iterator[Node]:
        yield from self._node(
            place,
            ["dcterms:Location"],
            {
                "skos:prefLabel": self._said(place, "name"),
                "dcterms:type": self._concept("territory_kinds", place.kind),
                "dcterms:isPartOf": place.parent and self._to(place.parent),
                "dcterms:hasPart": self._all(place.members),
                "dcterms:identifier": _identifiers(place.identifiers),
            },
        )

    def _actor(self, actor: Actor) -> Iterator[Node]:
        formal = actor.legal_nature in ("public", "private_non_profit", "private_for_profit")
        lists = {"sectors": actor.sector, "legal_natures": actor.legal_nature, "fields": actor.field}
        yield from self._node(
            actor,
            ["org:FormalOrganization", "org:Organization"] if formal else ["org:Organization"],
            {
                "skos:prefLabel": self._said(actor, "name"),
                "org:identifier": _identifiers(actor.identifiers),
                "org:classification": [it for name, id in lists.items() if (it := self._concept(name, id))],
                "dcterms:spatial": actor.territory and self._to(actor.territory),
                "clsm:presumedSameAs": self._all(actor.presumed_same_as),
            },
        )
        for number, event in enumerate(actor.history, 1):
            yield self._turn(actor, event, f"{self._iri(actor.id)}/history/{number}")

    def _turn(self, actor: Actor, event: ActorEvent, iri: str) -> Node:
        """Something that happened to an actor: a change of organisation, or an event of our own."""
        if event.note:
            self.losses.add(Loss(actor.id, "history", _NO_TERM))
        before = event.kind in ("merged_into", "succeeded_by", "dissolved", "renamed")
        changes = before or event.kind == "founded"
        other = self._to(event.other) if event.other else None
        after = self._to(actor.id) if event.kind in ("founded", "renamed") else other
        said = {
            "dcterms:type": self._concept("actor_events", event.kind),
            "dcterms:date": _date(event.date),
            "dcterms:source": [self._source(source) for source in event.sources],
        }
        if changes:
            said |= {
                "org:originalOrganization": self._to(actor.id) if before else None,
                "org:resultingOrganization": after,
            }
        else:
            said |= {"clsm:about": self._to(actor.id), "clsm:other": other}
        types = ["org:ChangeEvent", "prov:Activity"] if changes else ["prov:Activity"]
        return _documented({"@id": iri, "@type": types} | said)

    def _body(self, body: Instance) -> Iterator[Node]:
        if body.id not in self.bodies:
            gone = [body.id, *(seat.id for seat in body.seats), *(meeting.id for meeting in body.meetings)]
            self.losses |= {Loss(id, "", _ANNOUNCED) for id in gone}
            return
        above = body.part_of if body.part_of in self.bodies else body.host or self.council.id
        yield from self._node(
            body,
            ["org:OrganizationalUnit", "org:Organization"],
            {
                "skos:prefLabel": self._said(body, "name"),
                "org:classification": self._concept("instance_kinds", body.kind),
                "org:subOrganizationOf": self._to(above),
                "clsm:function": self._concepts("instance_functions", body.functions),
                "clsm:composition": self._concept("compositions", body.composition),
                "clsm:evidence": self._concept("evidence", body.evidence),
                "clsm:frequency": body.frequency and body.frequency.written,
            },
        )
        for seat in body.seats:
            yield from self._seat(body, seat)
        for meeting in body.meetings:
            yield from self._meeting(body, meeting)

    def _seat(self, body: Instance, seat: Seat) -> Iterator[Node]:
        post = self.council.find(seat.holder) if seat.holder else None
        post = post if isinstance(post, Post) else None
        if seat.evidence == "announced":
            self.losses.add(Loss(seat.id, "", _ANNOUNCED))
            return
        if seat.vacant or (post and post.vacant):
            self.losses.add(Loss(seat.id, "", _EMPTY))
            return
        holder = post.holder if post else seat.holder
        category = None if holder else self._category(body, seat, post)
        if holder is None and category is None:
            return
        said = {
            "org:organization": self._to(body.id),
            "org:role": self._concept("seat_statuses", seat.status, role=True),
            "clsm:voice": self._concept("voices", seat.voice),
            "clsm:evidence": self._concept("evidence", seat.evidence),
            "clsm:pillar": self._concepts("pillars", sorted(seat.pillars or ())),
            "clsm:throughPost": post and post.id in self.posts and self._to(post.id),
            "clsm:deputyOf": seat.deputy_of and self._to(seat.deputy_of),
        }
        member = category or self._to(str(holder))
        yield from self._node(seat, ["org:Membership"], {**said, "org:member": member, "clsm:count": seat.count})
        for other in seat.held_with:
            yield _documented(
                {
                    "@id": f"{self._iri(seat.id)}/with/{other}",
                    "@type": ["org:Membership"],
                    **said,
                    "org:member": self._to(other),
                    "clsm:sameSeatAs": self._to(seat.id),
                }
            )

    def _category(self, body: Instance, seat: Seat, post: Post | None) -> Node | None:
        """Who holds a seat where no organisation is named: an agent of no name; ``None`` where that is not told."""
        named: Any = post or seat
        if post and post.label is None:
            words: Any = _in_languages(_label("post_functions", post.function, self.council))
        elif body.id in self.situations:
            self.losses.add(Loss(seat.id, "", SITUATIONS))
            return None
        else:
            words = self._said(named, "label")
            if words is None:
                self.losses.add(Loss(seat.id, "", A_PERSON))
                return None
        return _documented(
            {
                "@id": f"{self._iri(seat.id)}/holder",
                "@type": ["foaf:Agent", "clsm:Category"],
                "skos:prefLabel": words,
                "clsm:sector": self._concept("sectors", seat.sector),
            }
        )

    def _post(self, post: Post) -> Iterator[Node]:
        if post.id not in self.posts:
            self.losses.add(Loss(post.id, "", _ANNOUNCED))
            return
        yield from self._node(
            post,
            ["org:Post"],
            {
                "skos:prefLabel": self._said(post, "label"),
                "org:postIn": self._to(post.body or self.council.id),
                "org:role": self._concept("post_functions", post.function, role=True),
                "org:heldBy": post.holder and self._to(post.holder),
                "clsm:pillar": self._concepts("pillars", sorted(post.pillars or ())),
                "clsm:evidence": self._concept("evidence", post.evidence),
                "clsm:vacant": post.vacant or None,
            },
        )

    def _meeting(self, body: Instance, meeting: Meeting) -> Iterator[Node]:
        if meeting.is_off or meeting.is_planned:
            self.losses.add(Loss(meeting.id, "", _NOT_HELD))
            return
        yield from self._node(
            meeting,
            ["prov:Activity", "clsm:Meeting"],
            {"prov:wasAssociatedWith": self._to(body.id), "dcterms:date": _date(meeting.date)},
        )

    def _event(self, event: Event) -> Iterator[Node]:
        yield from self._node(
            event,
            ["prov:Activity", "clsm:Event"],
            {
                "skos:prefLabel": self._said(event, "name"),
                "dcterms:type": self._concept("event_kinds", event.kind),
                "dcterms:date": _date(event.date),
                "prov:wasAssociatedWith": self._all(event.organisers),
                "clsm:participant": self._all(event.participants),
            },
        )

    def _tie(self, tie: Tie) -> Iterator[Node]:
        ends = {tie.origin, tie.target} - self.posts - {actor.id for actor in self.council.actors}
        if ends:
            self.losses.add(Loss(tie.id, "", _ANNOUNCED))
            return
        yield from self._node(
            tie,
            ["clsm:Tie"],
            {
                "clsm:from": self._to(tie.origin),
                "clsm:to": self._to(tie.target),
                "clsm:relation": self._concept("tie_relations", tie.relation),
                "clsm:level": tie.level,
            },
        )

    def _words(self) -> Iterator[Node]:
        """The words that were used, and the lists in which they stand."""
        for name in sorted({name for name, _ in self.concepts}):
            yield {"@id": f"clsm:{name}", "@type": ["skos:ConceptScheme"], "skos:notation": name}
        for (name, id), is_role in self.concepts.items():
            yield {
                "@id": self._concept_iri(name, id),
                "@type": ["skos:Concept", "org:Role"] if is_role else ["skos:Concept"],
                "skos:inScheme": {"@id": f"clsm:{name}"},
                "skos:notation": id,
                "skos:prefLabel": _in_languages(_label(name, id, self.council)),
            }


# ---------------------------------------------------------------- values


def _documented(node: Node) -> Node:
    """A node without the properties of which nothing is documented."""
    return {name: value for name, value in node.items() if value not in (None, "", [], False)}


def _in_languages(words: Text) -> Any:
    """A text in both languages; a name that is the same in both is of none."""
    if words.fr == words.en:
        return words.fr
    return [{"@value": words.fr, "@language": "fr"}, {"@value": words.en, "@language": "en"}]


def _label(name: str, id: str, council: Council) -> Text:
    return Text(fr=label(name, id, lang="fr", terms=council.terms), en=label(name, id, terms=council.terms))


def _identifiers(identifiers: Identifiers) -> list[Node]:
    """Public numbers, each typed by who gives it."""
    return [{"@value": getattr(identifiers, name), "@type": f"clsm:{name}"} for name in filled(identifiers)]


_PRECISION: Final[Mapping[str, str]] = {"year": "xsd:gYear", "month": "xsd:gYearMonth", "day": "xsd:date"}
_INSTANT: Final[Mapping[str, str]] = {
    "year": "time:inXSDgYear",
    "month": "time:inXSDgYearMonth",
    "day": "time:inXSDDate",
}


def _date(date: PartialDate | None) -> Node | None:
    """A date as precise as it is known."""
    return date and {"@value": str(date), "@type": _PRECISION[date.precision]}


def _interval(iri: str, period: Period) -> Iterator[Node]:
    """A time, and its two ends; what is known to go on says so, where an end that is not there would not."""
    ends = {"hasBeginning": period.start, "hasEnd": period.end}
    node: Node = {"@id": iri, "@type": ["time:Interval"]}
    for name, date in ends.items():
        if isinstance(date, PartialDate):
            node[f"time:{name}"] = {"@id": f"{iri}/{name}"}
            yield {"@id": f"{iri}/{name}", "@type": ["time:Instant"], _INSTANT[date.precision]: _date(date)}
    about = {"clsm:openEnded": period.end == OPEN, "clsm:endedBy": _date(period.ended_by)}
    yield _documented(node | about)


_ADDRESS: Final = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
"""What may stand as an address in RDF."""

_HELD: Final = frozenset(("references", "territories", "actors", "instances", "posts", "events", "ties"))
_TOLD: Final = {"id", "period", "sources", "as_of"}
_SAID: Final[Mapping[str, Set[str]]] = {
    "Council": {*_TOLD, "name", "kind", "legal_form", "carrier", "perimeter", "terms", *COLLECTIONS},
    "Reference": {*_TOLD, "title", "kind", "publisher", "published", "accessed", "url"},
    "Territory": {*_TOLD, "name", "kind", "identifiers", "parent", "members"},
    "Actor": {
        *_TOLD, "name", "sector", "legal_nature", "field", "territory", "identifiers", "history", "presumed_same_as"
    },
    "Instance": {
        *_TOLD,
        *("name", "kind", "functions", "part_of", "host", "evidence", "composition", "frequency", "seats", "meetings"),
    },
    "Post": {*_TOLD, "function", "body", "holder", "label", "vacant", "evidence", "pillars"},
    "Seat": {
        *_TOLD,
        *("holder", "held_with", "label", "status", "evidence", "voice", "count", "deputy_of", "pillars", "sector"),
    },
    "Meeting": {*_TOLD, "date", "state"},
    "Event": {*_TOLD, "name", "kind", "date", "organisers", "participants"},
    "Tie": {*_TOLD, "origin", "target", "relation", "level"},
}  # fmt: skip
"""The fields that are in the file, by the class of the entity."""

_NO_TERM: Final = Text(fr="ORG n’a pas de terme pour ce champ", en="ORG has no term for this field")
_NO_CLASS: Final = Text(
    fr="ORG n’a pas de classe pour les faits de cette sorte", en="ORG has no class for facts of this kind"
)
_ANNOUNCED: Final = Text(
    fr="cela n’est qu’annoncé : un lecteur le prendrait pour établi",
    en="it is only announced: a reader would take it for established",
)
_EMPTY: Final = Text(
    fr="une place que personne n’occupe n’est la participation de personne",
    en="a place that nobody holds is nobody’s membership",
)
_NOT_HELD: Final = Text(
    fr="cette réunion n’a pas eu lieu, ou n’est que prévue",
    en="this meeting was not held, or is only planned",
)
_NO_ADDRESS: Final = Text(fr="cela ne peut pas être une adresse en RDF", en="it cannot be an address in RDF")

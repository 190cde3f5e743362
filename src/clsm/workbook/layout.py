"""The sheets of a workbook, their columns, and what stands above them in French and in English."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

import attrs

from clsm.words import Lang, Text
from clsm.workbook.columns import (
    Field,
    chosen,
    country,
    dated,
    listed,
    named,
    number,
    numbers,
    period,
    plain,
    populations,
    publics,
    quantity,
    rhythm,
    several_dates,
    sources,
    texts,
    words,
    yes_no,
)


def _table(rows: str) -> Mapping[str, Text]:
    """A line a heading: its key, French and English between bars."""
    cells = ([cell.strip() for cell in line.split("|")] for line in rows.strip().splitlines())
    return MappingProxyType({key: Text(fr=fr, en=en) for key, fr, en in cells})


HEADINGS: Final = _table(
    """
    id | Repère | Key
    name | Nom | Name
    other_names | Autres noms | Other names
    sector | Secteur | Sector
    legal_nature | Nature juridique | Legal nature
    field | Domaine | Field
    territory | Territoire | Territory
    identifiers | Numéros (SIRET, FINESS, BCE) | Numbers (SIRET, FINESS, BCE)
    since | Depuis | Since
    until | Jusqu’à | Until
    sources | Sources | Sources
    verified | Vérifié le | Checked on
    note | Remarque | Note
    kind | Type | Kind
    part_of | Fait partie de | Part of
    host | Chez | Hosted by
    functions | Rôles | Functions
    composition | Composition connue ? | Composition known?
    frequency | Rythme | How often
    open_to | Ouvert à | Open to
    evidence | Sur quoi cela repose | On what it stands
    recorded_from | Toutes les réunions notées de | All meetings written down from
    recorded_to | Toutes les réunions notées à | All meetings written down to
    body | Instance | Body
    holder | Partenaire ou fonction | Organisation or office
    label | Libellé | Label
    status | Statut | Status
    voice | Voix | Vote
    count | Nombre | Number
    pillars | Porte la voix de | Speaks for
    vacant | Vacant | Vacant
    function | Fonction | Office
    held_by | Tenue par | Held by
    employer | Employeur | Employer
    fte | ETP (de 0 à 1) | Full-time equivalent (0 to 1)
    date | Date | Date
    state | État | State
    called | Convoquée le | Called on
    place | Lieu | Place
    attendance_list | Liste de présence | Attendance list
    meeting | Réunion | Meeting
    seat | Place tenue par | Seat of
    presence | Présence | Presence
    people | Nombre de présents | How many came
    proxy | Pouvoir à | Proxy to
    parties | Parties | Parties
    amends | Modifie | Amends
    follows | Suit | Follows
    concluded | Conclu le | Concluded on
    priority | Priorité | Priority
    themes | Thèmes | Themes
    publics | Publics | Publics
    led_by | Portée par | Led by
    followed_by | Suivie par | Followed by
    partners | Avec | With
    held | Dates tenues | Dates held
    sort | Sorte | Sort
    words | Intitulé | Words
    of | De | Of
    year | Année | Year
    value | Valeur | Value
    unit | Unité | Unit
    baseline | Départ | Baseline
    baseline_unit | Unité du départ | Unit of the baseline
    target | Cible | Target
    target_unit | Unité de la cible | Unit of the target
    outcome | Résultat attendu | Outcome
    organisers | Organisé par | Organised by
    participants | Avec la participation de | With the participation of
    origin | De qui | From
    to | Vers qui | To
    relation | Lien | Relation
    level | Intensité (1 à 4) | Closeness (1 to 4)
    contact | Contact, à quel rythme | In touch how often
    told_by | Dit par | Told by
    survey | Enquête | Survey
    asked_relation | Lien demandé | Relation asked about
    asked | Interrogés | Asked
    answered | Ont répondu | Answered
    declined | N’ont pas souhaité répondre | Declined
    from_day | Du | From
    to_day | Au | To
    codes | Numéros (INSEE, INS) | Numbers (INSEE, NIS)
    parent | Dans | Inside
    populations | Habitants, par année | Inhabitants, by year
    title | Titre | Title
    publisher | Éditeur | Publisher
    published | Paru le | Published on
    shows | Montre l’état au | Shows the state on
    accessed | Lu le | Read on
    url | Adresse | Address
    take_out | À retirer ? | Take out?
    council_id | Repère du conseil | Key of the council
    council_name | Nom du conseil | Name of the council
    jurisdiction | Pays (FR ou BE) | Country (FR or BE)
    council_kind | Sorte de conseil | Kind of council
    legal_form | Forme juridique | Legal form
    carrier | Porteur | Carried by
    perimeter | Territoires | Territories
    as_of | À jour au | Up to date on
    question | Question | Question
    answer | Réponse | Answer
    other_language | (anglais) | (in French)
    version | Version du classeur (ne pas modifier) | Version of the workbook (do not change)
    path | Où | Where
    prints | Empreintes | Prints
    rest | Contenu | Content
    """
)
"""What stands above the columns, by key."""

SHEETS: Final = _table(
    """
    readme | Lisez-moi | Read me
    council | Conseil | Council
    actors | Partenaires | Organisations
    instances | Instances | Bodies
    seats | Places | Seats
    posts | Fonctions | Offices
    meetings | Réunions | Meetings
    attendance | Présences | Attendance
    agreements | Textes | Texts
    programs | Actions | Actions
    priorities | Priorités | Priorities
    indicators | Indicateurs | Indicators
    events | Événements | Events
    ties | Liens | Ties
    surveys | Enquêtes | Surveys
    territories | Territoires | Territories
    references | Sources | Sources
    lists | Listes | Lists
    rest | Le reste du dossier | The rest of the file
    """
)
"""The names of the sheets, in their order."""


def heading(key: str, lang: Lang) -> str:
    """What stands above a column; that of the other language has the name of its neighbour in front."""
    if key.endswith("@"):
        return f"{HEADINGS[key[:-1]].say(lang)} {HEADINGS['other_language'].say(lang)}"
    return HEADINGS[key].say(lang)


@attrs.frozen(kw_only=True)
class Table:
    """One sheet with a line a fact: its name in :data:`SHEETS`, where its facts stand in a file, its fields.

    ``collection`` is that of the council, or of a body or meeting that the field ``@in`` names. ``named_by`` is the
    field from which an id is made.
    """

    name: str
    collection: str
    fields: tuple[Field, ...]
    named_by: str = "name"
    within: str | None = None

    @property
    def columns(self) -> Iterator[tuple[str, Field, int]]:
        """The keys of the columns from left to right, each with its field and its place in it."""
        for field in self.fields:
            for place, key in enumerate(field.headings):
                yield key, field, place


SORTS: Final = MappingProxyType(
    {"objectives": Text(fr="Objectif", en="Objective"), "priorities": Text(fr="Priorité", en="Priority")}
)
"""What stands together in the sheet of priorities, by collection."""

_NOTE: Final = words("note", "note", private=True)
_ID: Final = plain("id", "id", width=22)
_VERIFIED: Final = dated("as_of", "verified")
_END: Final = (period("period"), sources(), _VERIFIED, _NOTE)
_NAME: Final = words("name", "name", required=True)
_OF: Final = named("of", "of", "instances", "programs", "agreements")
_THEMES: Final = listed("themes", "themes", "themes", several=True)
_IN_BODY: Final = named("@in", "body", "instances", required=True)

TABLES: Final = (
    Table(
        name="actors",
        collection="actors",
        fields=(
            _ID,
            plain("name", "name", required=True, width=40),
            texts("aliases", "other_names", private=True),
            listed("sector", "sector", "sectors"),
            listed("legal_nature", "legal_nature", "legal_natures"),
            listed("field", "field", "fields"),
            named("territory", "territory", "territories"),
            numbers("identifiers", "identifiers"),
            *_END,
        ),
    ),
    Table(
        name="instances",
        collection="instances",
        fields=(
            _ID,
            _NAME,
            listed("kind", "kind", "instance_kinds", required=True),
            named("part_of", "part_of", "instances"),
            named("host", "host", "actors"),
            listed("functions", "functions", "instance_functions", several=True),
            listed("composition", "composition", "compositions"),
            rhythm("frequency", "frequency"),
            texts("open_to", "open_to"),
            listed("evidence", "evidence", "evidence"),
            period("recorded", "recorded_from", "recorded_to"),
            *_END,
        ),
    ),
    Table(
        name="seats",
        collection="seats",
        within="instances",
        fields=(
            _ID,
            _IN_BODY,
            named("holder", "holder", "actors", "posts"),
            words("label", "label", width=30),
            listed("status", "status", "seat_statuses"),
            listed("voice", "voice", "voices"),
            number("count", "count"),
            listed("sector", "sector", "sectors"),
            listed("pillars", "pillars", "pillars", several=True),
            listed("evidence", "evidence", "evidence"),
            yes_no("vacant", "vacant"),
            *_END,
        ),
    ),
    Table(
        name="posts",
        collection="posts",
        named_by="function",
        fields=(
            _ID,
            listed("function", "function", "post_functions", required=True),
            named("body", "body", "instances"),
            named("holder", "held_by", "actors"),
            words("label", "label", width=30),
            named("employer", "employer", "actors"),
            number("full_time_equivalent", "fte"),
            yes_no("vacant", "vacant"),
            *_END,
        ),
    ),
    Table(
        name="meetings",
        collection="meetings",
        within="instances",
        fields=(
            _ID,
            _IN_BODY,
            dated("date", "date", required=True),
            listed("state", "state", "meeting_states"),
            dated("called", "called"),
            words("place", "place", private=True, width=24),
            listed("attendance_list", "attendance_list", "compositions"),
            sources(),
            _NOTE,
        ),
    ),
    Table(
        name="attendance",
        collection="attendance",
        within="meetings",
        fields=(
            named("@in", "meeting", "meetings", required=True, width=36),
            named("seat", "seat", "seats", required=True, width=36),
            listed("presence", "presence", "presences", required=True),
            number("people", "people"),
            named("proxy", "proxy", "seats", width=36),
        ),
    ),
    Table(
        name="agreements",
        collection="agreements",
        fields=(
            _ID,
            _NAME,
            listed("kind", "kind", "agreement_kinds", required=True),
            listed("state", "state", "agreement_states"),
            named("parties", "parties", "actors", several=True),
            named("amends", "amends", "agreements"),
            named("follows", "follows", "agreements"),
            dated("concluded", "concluded"),
            *_END,
        ),
    ),
    Table(
        name="programs",
        collection="programs",
        fields=(
            _ID,
            _NAME,
            listed("kind", "kind", "program_kinds", required=True),
            listed("state", "state", "program_states"),
            named("part_of", "part_of", "programs"),
            named("priority", "priority", "priorities"),
            _THEMES,
            publics("targets", "publics"),
            named("led_by", "led_by", "actors", "instances", several=True),
            named("followed_by", "followed_by", "instances", several=True),
            named("partners", "partners", "actors", several=True),
            rhythm("frequency", "frequency"),
            several_dates("held", "held"),
            *_END,
        ),
    ),
    Table(
        name="priorities",
        collection="@sort",
        named_by="words",
        fields=(
            _ID,
            chosen("@sort", "sort", SORTS, required=True),
            words("words", "words", required=True),
            _OF,
            _THEMES,
            publics("targets", "publics"),
            *_END,
        ),
    ),
    Table(
        name="indicators",
        collection="indicators",
        fields=(
            _ID,
            _NAME,
            named("of", "of", "programs", "instances", "agreements", "actors"),
            number("year", "year"),
            quantity("quantity", "value", "unit"),
            quantity("baseline", "baseline", "baseline_unit"),
            quantity("target", "target", "target_unit"),
            listed("outcome", "outcome", "outcomes"),
            sources(),
            _VERIFIED,
            _NOTE,
        ),
    ),
    Table(
        name="events",
        collection="events",
        fields=(
            _ID,
            _NAME,
            listed("kind", "kind", "event_kinds", required=True),
            dated("date", "date"),
            words("place", "place", private=True, width=24),
            named("organisers", "organisers", "actors", several=True),
            named("participants", "participants", "actors", several=True),
            _THEMES,
            sources(),
            _VERIFIED,
            _NOTE,
        ),
    ),
    Table(
        name="ties",
        collection="ties",
        named_by="origin",
        fields=(
            _ID,
            named("origin", "origin", "actors", "posts", required=True),
            named("target", "to", "actors", "posts", required=True),
            listed("relation", "relation", "tie_relations", required=True),
            number("level", "level"),
            rhythm("contact", "contact"),
            named("told_by", "told_by", "actors", private=True),
            named("survey", "survey", "surveys", private=True),
            *_END,
        ),
    ),
    Table(
        name="surveys",
        collection="surveys",
        fields=(
            _ID,
            _NAME,
            listed("relation", "asked_relation", "tie_relations", required=True),
            named("asked", "asked", "actors", several=True),
            named("answered", "answered", "actors", several=True),
            named("declined", "declined", "actors", several=True),
            period("period", "from_day", "to_day"),
            sources(),
            _VERIFIED,
            _NOTE,
        ),
    ),
    Table(
        name="territories",
        collection="territories",
        fields=(
            _ID,
            plain("name", "name", required=True, width=32),
            listed("kind", "kind", "territory_kinds"),
            numbers("identifiers", "codes"),
            named("parent", "parent", "territories"),
            populations("populations", "populations"),
            sources(),
            _NOTE,
        ),
    ),
    Table(
        name="references",
        collection="references",
        named_by="title",
        fields=(
            _ID,
            words("title", "title", required=True),
            listed("kind", "kind", "reference_kinds"),
            plain("publisher", "publisher"),
            dated("published", "published"),
            dated("as_of", "shows"),
            dated("accessed", "accessed"),
            plain("url", "url", width=36),
            _NOTE,
        ),
    ),
)  # fmt: skip
"""The sheets with a line a fact, in their order."""

COUNCIL: Final = Table(
    name="council",
    collection="",
    fields=(
        words("name", "council_name", required=True),
        plain("id", "council_id"),
        country("jurisdiction", "jurisdiction", required=True),
        listed("kind", "council_kind", "council_kinds"),
        listed("legal_form", "legal_form", "legal_forms"),
        named("carrier", "carrier", "actors"),
        named("perimeter", "perimeter", "territories", several=True),
        texts("open_to", "open_to"),
        period("period"),
        dated("as_of", "as_of", required=True),
        sources(),
        _NOTE,
    ),
)
"""The sheet of the council itself: a line a question."""

"""The words of local mental-health councils: what a sector, a body, a program, a theme is called.

Each list gives stable ids, for code and files, and a label in French and in English, for readers.
A list here is never an expectation: a sector without a seat is not a gap. Most lists are open, and
a council adds its own :class:`Term`; a few are closed, because the library reasons on their values.
What a source does not say is ``not_documented``, and never a guess.

The words are those that councils in the east of Lille, in Metz and in Seraing use for themselves,
completed from the field. Labels keep to what the people they speak of would accept: nobody is named
after an illness, and nothing is called a gap or a failing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, final

import attrs

from clsm.fields import frozen, set_of, slug
from clsm.problems import Mismatch, nearest
from clsm.words import NOT_DOCUMENTED, Lang, Text
from clsm.words.counting import Plural

__all__ = [
    "ABSENCE_EFFECTS",
    "ACTOR_EVENTS",
    "AGENDA_PURPOSES",
    "AGREEMENT_KINDS",
    "AGREEMENT_STATES",
    "APPOINTMENT_MODES",
    "BUDGET_SIDES",
    "CAMPAIGNS",
    "CARE_FUNCTIONS",
    "COMPOSITIONS",
    "COUNCIL_KINDS",
    "COUNTED",
    "DECISION_MODES",
    "DECISION_SUBJECTS",
    "EVENT_KINDS",
    "EVIDENCE",
    "FIELDS",
    "FOLLOW_UP_STATES",
    "HOLDER_KINDS",
    "HOUSING_KINDS",
    "INSTANCE_FUNCTIONS",
    "INSTANCE_KINDS",
    "LEGAL_FORMS",
    "LEGAL_NATURES",
    "LIFE_DOMAINS",
    "LIMITED_PER",
    "LISTS",
    "MANDATE_TIES",
    "MEETING_MODES",
    "MEETING_STATES",
    "MEMBERSHIP_KINDS",
    "MINUTES_CONTENTS",
    "MONEY_BASES",
    "OPEN_CELLS",
    "OUTCOMES",
    "PILLARS",
    "POPULATIONS",
    "POST_FUNCTIONS",
    "PRESENCES",
    "PROGRAM_KINDS",
    "PROGRAM_STATES",
    "QUORUM_PRESENCES",
    "RATINGS",
    "RECOGNITION_KINDS",
    "RECOGNITION_LEVELS",
    "REFERENCE_KINDS",
    "REGISTERS",
    "RENT_PAYERS",
    "REQUESTS",
    "RESOURCE_FORMS",
    "RESOURCE_KINDS",
    "SEAT_STATUSES",
    "SECTORS",
    "STATEMENT_KINDS",
    "TALLY_PUBLICS",
    "TALLY_SUBJECTS",
    "TERRITORY_KINDS",
    "THEMES",
    "TIE_LEVELS",
    "TIE_RELATIONS",
    "TIMES_OF_DAY",
    "TOPICS",
    "TRENDS",
    "UPWARD_REPORTS",
    "VOICES",
    "VOTE_CHOICES",
    "Term",
    "Vocabulary",
    "default_pillars",
    "label",
]


@final
@attrs.frozen(kw_only=True, eq=False, repr=False)
class Vocabulary(Mapping[str, Text]):
    """One list of words: a read-only mapping from id to its label in both languages.

    ``name`` is its key in :data:`LISTS`. ``open`` says whether it may be extended: an open list
    accepts a council's own terms and ids that nobody has declared; a value outside a closed list
    is never valid.

    Examples
    --------
    >>> SECTORS
    <Vocabulary 'sectors': 44 terms, open>
    >>> SECTORS["primary_care"].say("en")
    'Primary care, private practice'
    >>> "public_baths" in SECTORS, SECTORS.open, PILLARS.open
    (False, True, False)
    """

    name: str
    open: bool
    _labels: Mapping[str, Text]
    _also: Mapping[str, str]

    def meant(self, words: str) -> str | None:
        """The id of the term that people call by these *words*, a label or what stands in it; ``None`` for no term.

        >>> SECTORS.meant("mairie"), SECTORS.meant("GEM"), SECTORS.meant("bath")
        ('municipality', 'mutual_support_group', None)
        """
        if self.name not in _CALLED:
            _CALLED[self.name] = _called(self)
        return _CALLED[self.name].get(slug(words))

    def __getitem__(self, id: str) -> Text:
        return self._labels[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._labels)

    def __len__(self) -> int:
        return len(self._labels)

    def __repr__(self) -> str:
        return f"<Vocabulary {self.name!r}: {len(self)} terms, {'open' if self.open else 'closed'}>"


def _vocabulary(name: str, table: str, *, open: bool = True) -> Vocabulary:
    """Read a list from its *table*: a term a line, its id, French and English between bars, then other words for it."""
    rows = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    also = {slug(words): row[0] for row in rows for words in "".join(row[3:]).split(",")}
    return Vocabulary(name=name, open=open, labels={row[0]: Text(fr=row[1], en=row[2]) for row in rows}, also=also)


_CALLED: dict[str, dict[str, str]] = {}
"""What people call the terms of each list that was asked for; only a mistake asks."""


def _called(words: Vocabulary) -> dict[str, str]:
    """The id of each term by all that people may call it, small and without accents, where that is one term only."""
    named = dict[str, set[str]]()
    for id, label in words.items():
        for said in (id, label.fr, label.en):
            parts = [said, *re.split("[(),;:/]", said)]
            for part in parts:
                named.setdefault(slug(part), set()).add(id)
    alone = dict[str, set[str]]()
    for called, ids in named.items():
        parts = called.split("-")
        for part in parts if len(parts) < 3 else ():  # one word of many says little, and without "not" the opposite
            if len(part) > 3 and parts[0] not in ("not", "non", "sans"):
                alone.setdefault(part, set()).update(ids)
    unique = {called: min(ids) for called, ids in {**alone, **named}.items() if len(ids) == 1 and called}
    return unique | dict(words._also)


# ---------------------------------------------------------------- who takes part

PILLARS = _vocabulary(
    "pillars",
    """
    elected | Élus locaux | Local elected officials | elu, elus, elected officials
    public_psychiatry | Psychiatrie publique | Public psychiatry | psychiatrie, psychiatry
    people_concerned | Personnes concernées, usagers | People with lived experience, service users \
        | usagers, usager, users, personnes concernees
    carers | Aidants, proches, familles | Families and carers | familles, family, families, aidants, proches
    none | Autres partenaires | Other partners
    not_documented | Non précisé par la source | Not documented
    """,
    open=False,
)
"""The side that a seat stands for. An actor only has a default (:func:`default_pillars`); its seats decide."""


@final
@frozen(kw_only=True)
class Term:
    """A word that a council adds to an open list.

    Parameters
    ----------
    list : str
        The name of the list, a key of :data:`LISTS`: ``"sectors"``, ``"program_kinds"``, ...
    id : str
        Small ASCII letters, digits and underscores, starting with a letter. An id that the list
        already holds is accepted, and the list's own label is the one that readers see.
    label : Text
        What readers see, in both languages.
    pillars : frozenset of str, optional
        For a sector only: what a seat of that sector stands for where its source does not say, terms of
        :data:`PILLARS`. ``None`` means that it may stand for any of them.

    Raises
    ------
    clsm.problems.Mismatch
        If no list has that name, if the list is closed, if the id is not written as above, or if a term
        that is no sector says what it stands for.

    Examples
    --------
    >>> baths = Term(list="sectors", id="public_baths", label=Text(fr="Bains publics", en="Public baths"))
    >>> label("sectors", "public_baths", lang="fr", terms=[baths])
    'Bains publics'
    >>> sorted(default_pillars("public_baths", terms=[attrs.evolve(baths, pillars=frozenset({"none"}))]))
    ['none']
    """

    list: str = attrs.field(validator=attrs.validators.instance_of(str))
    id: str = attrs.field(validator=attrs.validators.instance_of(str))
    label: Text = attrs.field(validator=attrs.validators.instance_of(Text))
    pillars: frozenset[str] | None = attrs.field(default=None, validator=set_of(PILLARS))

    @list.validator
    def _must_be_open(self, _: "attrs.Attribute[str]", name: str) -> None:
        if not _list_named(name).open:
            raise Mismatch("closed-list-term", list=name, field="list")

    @id.validator
    def _must_be_snake_case(self, _: "attrs.Attribute[str]", id: str) -> None:
        if not (id.isascii() and id.isidentifier() and id.islower() and id[0] != "_"):
            raise Mismatch("term-id", found=repr(id), field="id")

    def __attrs_post_init__(self) -> None:
        if self.pillars is not None and self.list != "sectors":
            raise Mismatch("pillars-of-a-term", list=self.list, field="pillars")


SECTORS = _vocabulary(
    "sectors",
    """
    municipality | Commune (élus, exécutif) | Municipality (elected executive) \
        | mairie, ville, city, town, town hall, elus municipaux
    municipal_services | Services municipaux | Municipal services | services de la ville
    intercommunality | Intercommunalité, métropole | Intercommunal authority | epci, communaute de communes
    joint_syndicate | Syndicat mixte de collectivités | Joint syndicate of local authorities
    county_government | Département, comté, province (exécutif) | County or provincial government \
        | departement, conseil departemental
    county_social_services | Action sociale du Département ou de la métropole | County or metropolitan social services
    local_social_welfare | Action sociale communale (CCAS, CPAS en Belgique) \
        | Local public welfare centre (CCAS; CPAS in Belgium) | centre communal d’action sociale
    state_services | État, politique de la ville | State services, urban policy
    regional_health_agency | Agence régionale de santé | Regional health agency | ars
    health_insurance | Assurance maladie | Health insurance fund | cpam, msa, mutualite sociale agricole
    mutual_insurer | Mutuelles, mutualité | Mutual insurers
    professional_order | Ordres professionnels | Professional orders
    psychiatric_hospital | Établissement de psychiatrie, de santé mentale | Psychiatric hospital \
        | epsm, chs, hopital, hospital, hopital psychiatrique
    mental_health_department | Département ou service territorial de santé mentale | Department of mental health
    adult_psychiatry | Psychiatrie d’adultes (secteur, pôle) | Adult psychiatry | cmp, psychiatrie, psychiatry
    child_psychiatry | Psychiatrie de l’enfant et de l’adolescent | Child and adolescent psychiatry \
        | cmpp, pedopsychiatrie, camps
    mobile_team | Équipes mobiles | Mobile teams | equipe mobile, emps
    other_healthcare | Autres établissements et structures de santé | Other hospitals and health services
    primary_care | Médecine générale, professionnels libéraux, soins primaires | Primary care, private practice \
        | medecin, medecins, gp, msp, maison de sante, generaliste
    care_coordination | Appui à la coordination des parcours (DAC, CPTS) \
        | Support for the coordination of care (DAC, CPTS)
    addiction_services | Addictologie, réduction des risques | Addiction and harm-reduction services | csapa, caarud
    service_user_association | Associations d’usagers | Service-user associations | usagers, users
    mutual_support_group | Groupes d’entraide mutuelle (GEM) | Mutual-support groups (GEM)
    self_help_fellowship | Fraternités d’entraide anonymes | Anonymous self-help fellowships
    health_users_representation | Représentation des usagers de la santé | Health-users' representation
    family_association | Associations de familles et d’aidants | Family and carer associations \
        | unafam, familles, families, aidants, carers
    residents | Habitants, citoyens, bénévoles | Residents, citizens, volunteers
    social_landlord | Bailleurs sociaux | Social landlords | bailleur, hlm, landlord
    supported_housing | Hébergement et logement accompagné | Hostels and supported housing \
        | chrs, residence accueil, pension de famille
    legal_protection | Protection juridique des majeurs | Legal protection of adults \
        | udaf, tutelle, curatelle, mandataire
    disability_support | Accompagnement médico-social, équipes mobiles \
        | Community and disability support, mobile teams | savs, samsah, sessad
    older_people_services | Établissements et services pour personnes âgées | Services for older people \
        | ehpad, maison de retraite
    home_support | Aide à domicile | Home-support services | saad, ssiad
    education | Éducation nationale, enseignement | Schools and education | ecole, college, lycee, school
    youth_prevention | Jeunesse, prévention spécialisée, éducatif | Youth work and outreach prevention
    employment_work | Emploi, insertion, employeurs | Work, employment support, employers \
        | mission locale, pole emploi, france travail, esat
    culture_arts | Culture et arts | Culture and the arts
    sport_leisure | Sport et loisirs | Sport and leisure
    community_centre | Centres sociaux, maisons de quartier | Community and neighbourhood centres
    public_safety_justice | Justice, police, secours, prévention de la délinquance \
        | Justice, police, rescue, crime prevention | police, gendarmerie, tribunal, pompiers
    research_resource_centre | Recherche, centres ressources, organismes internationaux \
        | Research, resource centres, international bodies
    partner_council | Autre conseil, contrat ou réseau local | Another local council, contract or network | clsm
    local_association | Autres associations locales et de solidarité | Other local and charitable associations
    not_documented | Secteur non précisé | Sector not documented
    """,
)
"""The line of work of an actor."""

_DEFAULT_PILLARS: Mapping[str, str] = MappingProxyType(
    {
        "psychiatric_hospital": "public_psychiatry",
        "adult_psychiatry": "public_psychiatry",
        "child_psychiatry": "public_psychiatry",
        "service_user_association": "people_concerned",
        "mutual_support_group": "people_concerned",
        "family_association": "carers",
        # it runs the public mental-health services of its area
        "mental_health_department": "public_psychiatry",
        # an authority may send an elected official or a civil servant; only a source can say which
        "municipality": "not_documented",
        "intercommunality": "not_documented",
        "joint_syndicate": "not_documented",
        "county_government": "not_documented",
        "county_social_services": "not_documented",
        # of psychiatry, or of somebody else
        "mobile_team": "not_documented",
        # it speaks for the users of all health care, not for those of psychiatry
        "health_users_representation": "not_documented",
        "not_documented": "not_documented",
    }
)

_PSYCHIATRY_BY_NATURE: Mapping[str, str] = MappingProxyType(
    {"private_non_profit": "not_documented", "private_for_profit": "none", "individual_practice": "none"}
)
"""What a private hospital stands for; one that is public, or of which nobody says, for public psychiatry."""

LEGAL_NATURES = _vocabulary(
    "legal_natures",
    """
    public | Publique | Public
    private_non_profit | Privée à but non lucratif | Private, non-profit
    private_for_profit | Privée à but lucratif | Private, for profit
    mutual_or_fellowship | Mutuelle ou fraternité d’entraide | Mutual organisation or fellowship
    individual_practice | Exercice individuel | Individual practice
    not_documented | Non documentée | Not documented
    """,
)
"""What an actor is in law."""

FIELDS = _vocabulary(
    "fields",
    """
    social | Social | Social
    health | Sanitaire | Health
    education | Éducatif | Education
    other | Autre | Other
    """,
)
"""The broad field (« champ ») of an actor, beside its sector."""

ACTOR_EVENTS = _vocabulary(
    "actor_events",
    """
    founded | Création | Founded
    renamed | Changement de nom | Renamed
    merged_into | Fusion au sein de | Merged into
    succeeded_by | Reprise par | Succeeded by
    forerunner_of | À l’origine de | Forerunner of
    dissolved | Dissolution | Dissolved
    recognised | Reconnaissance | Recognised
    """,
    open=False,
)
"""What happens to an actor over the years. A forerunner may live on; what is succeeded has ended."""

CARE_FUNCTIONS = _vocabulary(
    "care_functions",
    """
    prevention_first_line | F1 – Prévention, promotion de la santé, première ligne \
        | F1 – Prevention, health promotion, first line
    mobile_teams_crisis | F2A – Équipes mobiles de crise | F2A – Mobile teams in a crisis
    mobile_teams_long_term | F2B – Équipes mobiles au long cours | F2B – Mobile teams in the long term
    rehabilitation | F3 – Travail et inclusion sociale | F3 – Work and social inclusion
    intensive_residential | F4 – Soins résidentiels intensifs, hôpital | F4 – Intensive residential care, hospital
    specific_housing | F5 – Formules de logement spécifiques | F5 – Specific housing
    """,
    open=False,
)
"""The five functions of the Belgian reform called 107; no criterion is confirmed, so that no rule reads them."""

TERRITORY_KINDS = _vocabulary(
    "territory_kinds",
    """
    commune | Commune | Commune | ville, city, town, municipality, mairie
    associated_commune | Commune associée | Associated commune
    delegated_commune | Commune déléguée | Delegated commune
    district | Arrondissement ou quartier | District or neighbourhood | quartier, arrondissement
    intercommunality | Intercommunalité (EPCI) | Intercommunal authority (EPCI) | epci
    community_of_communes | Communauté de communes | Community of communes
    agglomeration_community | Communauté d’agglomération | Agglomeration community
    urban_community | Communauté urbaine | Urban community
    metropolis | Métropole | Metropolis
    county | Département | County (département) | departement
    province | Province | Province
    psychiatric_sector | Secteur de psychiatrie | Psychiatric sector
    health_territory | Territoire de démocratie en santé | Territory of health democracy
    region | Région | Region
    country | Pays | Country
    other | Autre territoire | Other territory
    not_documented | Non documenté | Not documented
    """,
)
"""What a territory is, in the words of the country's own administration."""

# ---------------------------------------------------------------- what a council is

COUNCIL_KINDS = _vocabulary(
    "council_kinds",
    """
    clsm | Conseil local de santé mentale (CLSM) | Local mental-health council (CLSM)
    territorial_health_council | Conseil territorial de santé (CTS) | Territorial health council (CTS)
    mental_health_commission | Commission spécialisée en santé mentale d’un conseil territorial \
        | Mental-health commission of a territorial council
    project_committee | Comité d’un projet territorial de santé mentale | Committee of a mental-health project
    network_107 | Réseau « 107 » (Belgique) | Network “107” (Belgium)
    consultation_platform | Plate-forme de concertation en santé mentale | Mental-health consultation platform
    health_wellbeing_board | Health and wellbeing board (Angleterre) | Health and wellbeing board
    advisory_board | Conseil consultatif de comté ou d’État (États-Unis) | County or state advisory board
    consulta | Consulta pour la santé mentale (Italie) | Consulta for mental health (Italy)
    """,
)
"""What a council is; with its jurisdiction it says which texts are about it."""

LEGAL_FORMS = _vocabulary(
    "legal_forms",
    """
    municipal_committee | Comité consultatif communal (CGCT, article L2143-2) \
        | Municipal consultative committee (CGCT, article L2143-2)
    association | Association | Association
    public_grouping | Groupement (d’intérêt public, de coopération sanitaire ou médico-sociale) \
        | Grouping (of public interest, of health or social-care cooperation)
    board_by_law | Instance créée par la loi ou un règlement | Body set up by law or ordinance
    agreement_only | Convention entre partenaires, sans personnalité morale \
        | Agreement between partners, without legal personality
    none | Aucune | None
    """,
)
"""What a council is in law, where a source says so."""

MEMBERSHIP_KINDS = _vocabulary(
    "membership_kinds",
    """
    founding | Membre fondateur | Founding member
    full | Membre effectif, à part entière | Full member
    associate | Membre adhérent, associé | Associate member
    honorary | Membre d’honneur | Honorary member
    supporting | Membre de soutien | Supporting member
    observer | Observateur | Observer
    """,
)
"""As what an organisation belongs to the council itself."""

RECOGNITION_KINDS = _vocabulary(
    "recognition_kinds",
    """
    approval | Agrément | Approval
    label | Label | Label
    pilot_site | Site pilote | Pilot site
    """,
)
"""What a recognition is."""

RECOGNITION_LEVELS = _vocabulary(
    "recognition_levels",
    """
    local | Locale | Local
    regional | Régionale | Regional
    national | Nationale | National
    international | Internationale | International
    """,
)
"""Where a recognition holds."""

REFERENCE_KINDS = _vocabulary(
    "reference_kinds",
    """
    law | Loi | Law
    decree | Décret, règlement | Decree, regulation
    ordinance | Ordonnance ou règlement local | Local ordinance
    resolution | Délibération | Resolution
    instruction | Instruction, circulaire | Instruction, circular
    guide | Guide, référentiel | Guide, referential
    agreement | Convention, charte, statuts | Agreement, charter, statutes
    minutes | Compte rendu | Minutes
    report | Rapport | Report
    study | Étude, article de recherche | Study, research paper
    slides | Diaporama | Slides
    press | Article de presse | Press article
    web_page | Page internet | Web page
    """,
)
"""What a document is."""

COUNTED = _vocabulary(
    "counted",
    """
    communes | Communes | Communes
    authorities | Collectivités, intercommunalités | Authorities
    partners | Partenaires | Partners
    members | Membres | Members
    institutions | Établissements, institutions | Institutions
    professionals | Professionnels | Professionals
    inhabitants | Habitants | Inhabitants
    area | Superficie | Area
    density | Densité de population | Density of population
    bodies | Instances, groupes | Bodies, groups
    programs | Actions | Programs
    works | Œuvres | Works
    """,
)
"""What a figure counts where nobody is named, such as « 86 communes », “105 partners”."""

# ---------------------------------------------------------------- where they meet

INSTANCE_KINDS = _vocabulary(
    "instance_kinds",
    """
    plenary | Assemblée plénière | Plenary assembly | pleniere
    steering_committee | Comité de pilotage (COPIL) | Steering committee
    bureau | Bureau | Executive bureau
    general_meeting | Assemblée générale de l’association | General meeting of the association | ag, assemblee generale
    grouping_meeting | Réunion du groupement | Meeting of the grouping
    political_dialogue | Rencontre annuelle avec les élus | Yearly meeting with elected officials
    thematic_pole | Pôle thématique | Thematic pole
    project_group | Groupe projet | Project group
    working_group | Groupe de travail, groupe de réflexion | Working group, reflection group | gt, groupe de travail
    allocation_commission | Commission d’attribution | Allocation commission
    subgroup | Sous-groupe | Sub-group
    situation_meeting | Réunion de concertation autour d’une situation | Meeting on a situation | rcp
    situation_cell | Cellule de situations, cellule ressource | Situation cell, resource cell
    technical_committee | Comité technique | Technical committee | cotech
    advisory_board | Conseil consultatif | Advisory board
    mental_health_commission | Commission spécialisée en santé mentale | Mental-health commission
    function_committee | Comité de fonction | Function committee
    users_college | Collège ou groupe des personnes concernées | College or group of people with lived experience
    external | Instance d’un partenaire où le conseil siège | Partner's body where the council sits
    """,
)
"""The bodies in which a council meets."""

INSTANCE_FUNCTIONS = _vocabulary(
    "instance_functions",
    """
    decide | Décider | Decide
    set_priorities | Prioriser | Set priorities
    oversee_execution | Veiller à l’application | Oversee execution
    inform | Informer | Inform
    animate_debate | Animer la réflexion | Facilitate debate
    follow_up | Suivre | Follow up
    propose | Proposer | Propose
    design | Concevoir | Design
    support_delivery | Soutenir la réalisation | Support delivery
    evaluate | Évaluer | Evaluate
    allocate | Attribuer | Allocate
    hear_people | Recevoir les personnes | Receive and hear people
    manage_funds | Gérer les fonds | Manage funds
    prospect_partners | Rechercher des partenaires | Seek partners
    bind_council | Engager le conseil par signature | Sign on the council's behalf
    advise | Conseiller, donner un avis | Advise, give opinions
    review | Examiner contrats, rapports ou candidatures | Review contracts, reports or applicants
    assess_needs | Examiner les besoins, établir le diagnostic | Assess needs, draw up the diagnosis
    plan | Planifier : projet, feuille de route | Plan: project, roadmap
    develop_tools | Élaborer procédures et outils | Develop procedures and tools
    coordinate | Coordonner acteurs et fonctions | Coordinate actors and functions
    """,
)
"""What a body is there to do; one body may do several."""

COMPOSITIONS = _vocabulary(
    "compositions",
    """
    complete | Complète | Complete
    partial | Partielle | Partial
    described_only | Seulement décrite | Described only
    not_documented | Non documentée | Not documented
    """,
    open=False,
)
"""How far a body's composition is known; an absence is a finding only where it is complete."""

SEAT_STATUSES = _vocabulary(
    "seat_statuses",
    """
    member | Membre | Member | titulaire, full member
    permanent_invitee | Invité permanent | Permanent invitee
    occasional_invitee | Invité occasionnel | Occasional invitee
    open_participant | Participation ouverte | Open participation
    ex_officio | De droit | Ex officio | membre de droit, by right
    not_documented | Non documenté | Not documented
    """,
    open=False,
)
"""In what capacity a seat is held."""

EVIDENCE = _vocabulary(
    "evidence",
    """
    listed | Nommé dans la composition | Listed in the composition
    presence_recorded | Présence constatée | Presence recorded
    claimed | Participation affirmée, sans siège précis | Participation claimed, without a stated seat
    announced | Annoncé, proposé ou prévu, à venir | Announced, proposed or planned, yet to come
    """,
    open=False,
)
"""On what a seat, a body or an office stands in the sources."""

VOICES = _vocabulary(
    "voices",
    """
    deliberative | Délibérative | Deliberative
    consultative | Consultative | Consultative
    none | Aucune | None
    not_documented | Non documentée | Not documented
    """,
    open=False,
)
"""Whether the holder of a seat takes part in votes."""

POST_FUNCTIONS = _vocabulary(
    "post_functions",
    """
    president | Présidence du conseil | President | president, presidente
    co_president | Coprésidence | Co-president
    chair | Présidence | Chair | presidence de seance
    rotating_chair | Animation tournante | Rotating chair
    vice_chair | Vice-présidence | Vice-chair
    co_animator | Coanimation | Co-facilitator
    coordinator | Coordination | Coordinator | coordinatrice, coordonnateur, coordonnatrice, coordinateur
    secretary | Secrétariat | Secretary | secretaire
    treasurer | Trésorerie | Treasurer | tresorier, tresoriere
    signatory | Délégation de signature | Authorised signatory
    speaker | Intervention | Speaker
    """,
)
"""What a person or an organisation does in a body, beyond sitting there."""

APPOINTMENT_MODES = _vocabulary(
    "appointment_modes",
    """
    appointed | Nomination | Appointed
    designated | Désignation | Designated
    elected | Élection | Elected
    by_right | De droit | By right
    co_opted | Cooptation | Co-opted
    call_for_candidates | Appel à candidatures | Call for candidates
    drawn_by_lot | Tirage au sort | Drawn by lot
    volunteering | Volontariat | Volunteering
    """,
)
"""How a place or an office is given."""

LIMITED_PER = _vocabulary(
    "limited_per",
    """
    organisation | Par organisation | Per organisation
    territory | Par territoire | Per territory
    sector | Par secteur d’activité | Per line of work
    """,
    open=False,
)
"""What a limit on seats is counted by."""

HOLDER_KINDS = _vocabulary(
    "holder_kinds",
    """
    organisation | Organisation | Organisation
    office | Fonction ou mandat | Office
    profession | Profession | Profession
    category | Catégorie de participants | Category of participants
    any_interested_person | Toute personne intéressée | Any interested person
    """,
    open=False,
)
"""Who may hold a seat; never a named user, whose seat would tell of their health."""

PRESENCES = _vocabulary(
    "presences",
    """
    present | Présence | Present
    represented | Représentation par procuration | Represented by proxy
    excused | Absence excusée | Excused
    absent | Absence | Absent
    not_documented | Non documentée | Not documented
    """,
    open=False,
)
"""Whether the holder of a seat was at a meeting; unknown presence is never absence."""

DECISION_MODES = _vocabulary(
    "decision_modes",
    """
    vote | Vote | Vote
    consensus | Consensus | Consensus
    not_documented | Non documenté | Not documented
    """,
    open=False,
)
"""How a body decides."""

MEETING_STATES = _vocabulary(
    "meeting_states",
    """
    planned | Prévue | Planned
    held | Tenue | Held
    cancelled | Annulée | Cancelled
    put_off | Reportée | Put off
    not_documented | Non documenté | Not documented
    """,
    open=False,
)
"""How far a meeting has come; one that is cancelled or put off was never held."""

MEETING_MODES = _vocabulary(
    "meeting_modes",
    """
    in_person | En présence | In person
    remote | À distance | Remote
    hybrid | En présence et à distance | In person and remote
    in_writing | Consultation écrite | In writing
    not_documented | Non documenté | Not documented
    """,
    open=False,
)
"""How those who take part in a meeting meet."""

AGENDA_PURPOSES = _vocabulary(
    "agenda_purposes",
    """
    information | Information | Information
    debate | Débat | Debate
    decision | Décision | Decision
    not_documented | Non documenté | Not documented
    """,
    open=False,
)
"""What an item is on the agenda for."""

DECISION_SUBJECTS = _vocabulary(
    "decision_subjects",
    """
    ordinary | Affaires courantes | Ordinary business
    rules_amended | Modification du règlement ou des statuts | Amending the rules or statutes
    election | Élection, désignation | Election, appointment
    admission | Admission d’un membre | Admission of a member
    exclusion | Exclusion d’un membre | Exclusion of a member
    budget | Budget | Budget
    dissolution | Dissolution | Dissolution
    """,
)
"""What a decision is about, where rules of procedure tell decisions apart."""

FOLLOW_UP_STATES = _vocabulary(
    "follow_up_states",
    """
    to_do | À faire | To do
    under_way | En cours | Under way
    done | Fait | Done
    dropped | Abandonné | Dropped
    not_documented | Non documenté | Not documented
    """,
    open=False,
)
"""How far what was decided has come."""

QUORUM_PRESENCES = _vocabulary(
    "quorum_presences",
    """
    present | Les présents | Those present
    present_or_represented | Les présents et les représentés | Those present or represented
    not_documented | Non documenté | Not documented
    """,
    open=False,
)
"""Who counts for a quorum, where the rules say so."""

REQUESTS = _vocabulary(
    "requests",
    """
    meeting | Réunir l’instance | Call a meeting
    urgent_meeting | Réunir l’instance en urgence | Call an urgent meeting
    agenda_item | Inscrire un point à l’ordre du jour | Put an item on the agenda
    secret_ballot | Voter à bulletin secret | Vote by secret ballot
    named_vote | Voter à l’appel des noms | Vote by roll call
    """,
)
"""What members may ask for, so that it has to be done."""

MINUTES_CONTENTS = _vocabulary(
    "minutes_contents",
    """
    attendance | Présents, absents, excusés | Present, absent, excused
    proxies | Pouvoirs | Proxies
    agenda | Ordre du jour | Agenda
    debates | Débats | Debates
    votes | Votes | Votes
    decisions | Décisions | Decisions
    follow_up | Suites données | Follow-up
    approval_of_previous | Approbation du compte rendu précédent | Approval of the previous minutes
    """,
)
"""What the minutes of a meeting hold."""

ABSENCE_EFFECTS = _vocabulary(
    "absence_effects",
    """
    seat_ends | La place est réputée libérée | The seat is deemed given up
    may_be_declared | La place peut être déclarée libre | The seat may be declared vacant
    not_documented | Non documenté | Not documented
    """,
    open=False,
)
"""What absences lead to, by the rules of a body."""

MANDATE_TIES = _vocabulary(
    "mandate_ties",
    """
    municipal_term | Le mandat municipal | The municipal term
    own_assembly | Le mandat dans l’assemblée qui désigne | The term of the assembly that appoints
    not_documented | Non documenté | Not documented
    """,
    open=False,
)
"""What the term of a mandate is tied to, where it has no length of its own."""

VOTE_CHOICES = _vocabulary(
    "vote_choices",
    """
    in_favour | Pour | In favour
    against | Contre | Against
    abstention | Abstention | Abstention
    not_documented | Non documenté | Not documented
    """,
    open=False,
)
"""How a seat voted; ``not_documented`` where it is only known that it did."""

TIMES_OF_DAY = _vocabulary(
    "times_of_day",
    """
    morning | Le matin | In the morning
    lunchtime | À l’heure du déjeuner | At lunchtime
    afternoon | L’après-midi | In the afternoon
    evening | En soirée | In the evening
    varies | À des heures variables | At varying times
    not_documented | Non documenté | Not documented
    """,
    open=False,
)
"""When in the day a body meets; who works, or cares for somebody, depends on it."""

# ---------------------------------------------------------------- what they do

PROGRAM_KINDS = _vocabulary(
    "program_kinds",
    """
    housing_scheme | Dispositif logement | Housing scheme
    workshop_series | Cycle d’ateliers | Workshop series
    awareness_event | Événement ou campagne de sensibilisation | Awareness event or campaign
    situation_coordination | Coordination de situations | Coordination of situations
    open_place | Lieu convivial ouvert | Open, welcoming place
    art_collection | Fonds d’art, galerie, expositions | Art collection, gallery, exhibitions
    training | Formation, y compris de formateurs | Training, including of trainers
    health_observatory | Observatoire de données de santé | Health observatory
    access_commission | Accès aux droits et aux soins piloté par une commission \
        | Access to rights and care, led by a commission
    care_access | Développement de l’offre de soins | Development of care provision
    reflection_group | Groupe de réflexion | Reflection group
    resource | Ressource documentaire | Information resource
    research_action | Recherche-action, enquête de représentations | Action research, survey of representations
    residents_meetings | Réunions de quartier, débat public | Neighbourhood meetings, public debate
    adapted_sport | Activité physique, passerelle vers le droit commun | Physical activity, path to mainstream clubs
    host_establishment | Établissement porté par le conseil | Establishment run by the council
    professional_support | Soutien et échange entre professionnels | Support and exchange among professionals
    other | Autre action | Other action
    """,
)
"""What an action is. A program is one action; a theme may gather several."""

PROGRAM_STATES = _vocabulary(
    "program_states",
    """
    planned | En projet | Planned
    announced | Action annoncée | Announced | annonce, annoncee
    under_way | En cours | Under way
    permanent | Action permanente | Permanent | permanente
    suspended | Action suspendue | Suspended | suspendu, suspendue
    ended | Action terminée | Ended | termine, terminee
    not_documented | Non documenté | Not documented
    """,
    open=False,
)
"""How far an action has come; what is planned or announced is not yet owed."""

TALLY_SUBJECTS = _vocabulary(
    "tally_subjects",
    """
    sessions | Séances | Sessions
    people | Personnes | People
    visits | Visites | Visits
    applications | Demandes | Applications
    allocations | Attributions | Allocations
    entries | Entrées | Entries
    exits | Sorties | Exits
    people_housed | Personnes logées | People housed
    places_occupied | Places occupées (dernier jour) | Places occupied (on the last day)
    people_trained | Personnes formées | People trained
    trainers_trained | Formateurs formés | Trainers trained
    situations | Situations | Situations
    partners_mobilised | Partenaires mobilisés | Partners mobilised
    goals_set | Objectifs fixés | Goals set
    goals_reached | Objectifs atteints | Goals reached
    days_to_first_meeting | Jours jusqu’à une première rencontre (médiane) | Days to a first meeting (median)
    copies | Exemplaires | Copies
    works_lent | Œuvres prêtées | Works lent
    """,
)
"""What a program counts."""

OUTCOMES = _vocabulary(
    "outcomes",
    """
    fewer_hospitalisations | Moins d’hospitalisations | Fewer hospitalisations
    faster_response | Réaction plus rapide | Faster response
    stable_housing | Stabilité du logement | Stable housing
    relay_found | Relais trouvé | A relay was found
    goal_reached | Objectif atteint | Goal reached
    goal_changed | Objectif revu avec la personne | Goal changed with the person
    ended_by_the_person | Fin souhaitée par la personne | Ended as the person wished
    under_way | En cours | Under way
    """,
)
"""What may come of an action; the person's own wish is one of them."""

TALLY_PUBLICS = _vocabulary(
    "tally_publics",
    """
    followed | Personnes accompagnées, logées ou dont on a parlé | People followed, housed or spoken of
    trained | Personnes formées | People trained
    open | Public ouvert | Open public
    not_documented | Non documenté | Not documented
    """,
    open=False,
)
"""Whom a count of people is about; fewer than 11 of the first, or 5 of the others, could tell of somebody."""

TRENDS = _vocabulary(
    "trends",
    """
    better | Mieux | Better
    unchanged | Inchangé | Unchanged
    worse | Moins bien | Worse
    not_documented | Non documentée | Not documented
    """,
    open=False,
)
"""Where something is going, in the eyes of those who observe it."""

HOUSING_KINDS = _vocabulary(
    "housing_kinds",
    """
    associative_flat | Appartement associatif | Associative flat
    hostel_by_convention | Hébergement conventionné | Hostel by convention
    transitional | Logement transitionnel | Transitional housing
    residence | Résidence | Residence
    other | Autre logement | Other housing
    """,
)
"""What kind of place somebody may live in."""

RENT_PAYERS = _vocabulary(
    "rent_payers",
    """
    tenant | La personne logée | The person who lives there
    scheme | Le dispositif | The scheme
    shared | Partagé | Shared
    not_documented | Non documenté | Not documented
    """,
    open=False,
)
"""Who pays the rent."""

CAMPAIGNS = _vocabulary(
    "campaigns",
    """
    mental_health_weeks | Semaines d’information sur la santé mentale (SISM) \
        | Mental-health information weeks (SISM)
    octobre_rose | Octobre rose | Octobre rose (breast cancer)
    mars_bleu | Mars bleu | Mars bleu (bowel cancer)
    """,
)
"""Campaigns that an event can be part of."""

RESOURCE_FORMS = _vocabulary(
    "resource_forms",
    """
    directory | Répertoire | Directory
    guide | Guide | Guide
    library_shelf | Fonds de bibliothèque | Library shelf
    poster | Affiche | Poster
    website | Site internet | Website
    """,
)
"""What form information takes."""

THEMES = _vocabulary(
    "themes",
    """
    mental_health_general | Santé mentale | Mental health
    information_communication | Information, communication | Information and communication
    stigma | Déstigmatisation, lutte contre les discriminations | Stigma and discrimination
    access_to_care | Accès aux soins | Access to care
    care_pathways | Parcours de santé, de soins, de vie | Health, care and life pathways
    prevention_promotion | Prévention, promotion de la santé | Prevention and health promotion
    housing | Accès au logement, habitat | Housing
    employment | Accès à l’emploi | Employment
    work_health | Santé et travail | Health at work
    culture | Art et culture | Arts and culture
    sport_leisure | Sport et loisirs | Sport and leisure
    addictions | Conduites à risque et addictives | Risk-taking and addictive behaviours
    cancer | Cancer | Cancer
    ageing | Vieillissement | Ageing
    youth | Jeunesse, adolescence, compétences psychosociales | Youth, adolescence, life skills
    suicide_prevention | Prévention du suicide | Suicide prevention
    food_wellbeing | Alimentation et bien-être | Food and well-being
    health_data | Observation, données de santé | Health data
    social_determinants | Déterminants sociaux de la santé | Social determinants of health
    social_isolation | Isolement social | Social isolation
    precarity | Précarité | Precarity, poverty
    inclusion_citizenship | Inclusion dans la cité, citoyenneté | Inclusion and citizenship
    recovery | Rétablissement | Recovery
    hospitality | Hospitalité du territoire | Hospitality of the area
    health_democracy | Démocratie en santé, participation | Health democracy, participation
    intersectoral_coordination | Coordination intersectorielle | Intersectoral coordination
    complex_situations | Situations | Situations
    rights | Droits, soins sans consentement, protection juridique | Rights, care without consent, legal protection
    crisis_emergency | Crise et urgence | Crisis and emergency
    """,
)
"""What a council works on."""

TOPICS = _vocabulary(
    "topics",
    """
    sleep | Sommeil | Sleep
    ocd | Troubles obsessionnels compulsifs (TOC) | Obsessive-compulsive disorder (OCD)
    isolation_citizenship | Isolement et reconquête de la citoyenneté | Isolation and regaining citizenship
    addictions | Addictions | Addictions
    self_esteem | Estime de soi | Self-esteem
    stress | Stress | Stress
    depression | Dépression | Depression
    bipolar_disorders | Troubles bipolaires | Bipolar disorders
    bereavement | Deuil | Bereavement
    suicide | Suicide | Suicide
    eating_disorders | Troubles alimentaires | Eating disorders
    psychoses | Psychoses | Psychoses
    """,
)
"""What one workshop of a series is about; never a theme of the council."""

LIFE_DOMAINS = _vocabulary(
    "life_domains",
    """
    affective_life | Vie affective | Affective life
    integration | Insertion sociale et professionnelle | Social and work integration
    leisure | Loisirs | Leisure
    health | Santé | Health
    culture | Culture | Culture
    youth_support | Aide à la jeunesse | Youth support
    money | Ressources financières | Money
    housing | Logement | Housing
    """,
)
"""The sides of daily life on which partners join up around a situation."""

POPULATIONS = _vocabulary(
    "populations",
    """
    general_population | Population générale, grand public | General population
    residents | Habitants | Residents
    professionals | Professionnels | Professionals
    health_social_professionals | Professionnels du social et du médico-social | Health and social-care professionals
    employees_of_members | Agents et salariés des membres | Employees of members
    service_users | Usagers de la psychiatrie | Mental-health service users
    people_distress | Personnes en grande détresse psychologique et/ou précarité sociale \
        | People in great psychological distress and/or social precarity
    people_isolated | Personnes isolées | People who are isolated
    people_precarious | Personnes précarisées | People in precarious situations
    young_people | Jeunes | Young people
    children | Enfants | Children
    older_people | Personnes âgées | Older people
    families_carers | Familles, aidants | Families and carers
    whole_population | Ensemble de la population du territoire | Whole population of the area
    """,
)
"""Whom an action is for."""

REGISTERS = _vocabulary(
    "registers",
    """
    observe | Observation, recueil | Observation, data collection
    inform | Information | Information
    sensitise | Sensibilisation | Awareness-raising
    train | Formation | Training
    reflect | Groupe de réflexion | Reflection group
    exhibit | Exposition | Exhibition
    support_people | Accompagnement | Support
    coordinate | Coordination | Coordination
    create_service | Création d’un lieu ou d’un service | Creation of a place or a service
    facilitate_access | Accès, passerelles | Access, pathways
    publish | Publication | Publication
    """,
)
"""In what way an action acts (« registre d’action »)."""

# ---------------------------------------------------------------- how they are bound

TIE_RELATIONS = _vocabulary(
    "tie_relations",
    """
    knows | Connaît | Knows
    refers_to | Oriente vers | Refers to
    joint_follow_up | Suit des situations avec | Follows up situations with
    hosts | Accueille dans ses murs | Hosts on its premises
    co_organises | Coorganise avec | Co-organises with
    trains | Forme | Trains
    funds | Finance | Funds
    lends | Met à disposition de | Lends to
    agreement | A une convention avec | Has an agreement with
    informs | Informe | Informs
    represents | Représente | Represents
    """,
)
"""What one partner says it does with another; the label reads between the two names."""

TIE_LEVELS = _vocabulary(
    "tie_levels",
    """
    awareness | Se connaissent | Know each other
    cooperation | Coopèrent | Cooperate
    coordination | Se coordonnent | Coordinate
    integration | Travaillent de façon intégrée | Work in an integrated way
    """,
    open=False,
)
"""How close two partners are, from level 1 to level 4; a file writes the number."""

OPEN_CELLS = _vocabulary(
    "open_cells",
    """
    left_blank | Laissé en blanc | Left blank
    does_not_know | Ne sait pas | Does not know
    not_shown | Question non posée | Not shown
    unfinished | Questionnaire non terminé | Unfinished
    not_understood | Réponse non comprise | Not understood
    answers_differ | Réponses différentes d’une même organisation | Answers of one organisation differ
    """,
    open=False,
)
"""Why an answer to a survey is open, neither a tie nor the absence of one."""

RATINGS = _vocabulary(
    "ratings",
    """
    trust | Confiance | Trust
    openness | Ouverture à la discussion | Openness to discussion
    reliability | Fiabilité | Reliability
    shared_mission | But partagé | Shared mission
    value | Apport | Value
    influence | Influence | Influence
    involvement | Implication | Involvement
    resources | Moyens apportés | Resources brought
    """,
    open=False,
)
"""What partners were asked to rate, trust and its three sides, value and its three sides."""

UPWARD_REPORTS = _vocabulary(
    "upward_reports",
    """
    none | Rien n’est transmis | Nothing is passed on
    general_anonymised | Informations générales et anonymisées | General, anonymised information
    identifying | Informations qui permettent de reconnaître une personne | Information by which a person could be known
    not_documented | Non documenté | Not documented
    """,
    open=False,
)
"""What a coordination of situations passes on to the council's bodies."""

AGREEMENT_KINDS = _vocabulary(
    "agreement_kinds",
    """
    statutes | Statuts | Statutes
    charter | Charte | Charter
    convention | Convention | Partnership agreement
    founding_agreement | Convention constitutive | Founding agreement
    resolution | Délibération | Resolution
    ordinance | Ordonnance ou règlement local | Local ordinance
    internal_rules | Règlement intérieur | Internal rules
    vade_mecum | Vade-mecum | Vade mecum
    local_health_contract | Contrat local de santé (CLS) | Local health contract (CLS)
    territorial_mental_health_project | Projet territorial de santé mentale (PTSM) | Territorial mental-health project
    city_contract | Contrat de ville | City contract
    funding_agreement | Convention de financement | Funding agreement
    lease | Bail | Lease
    sublease | Sous-location | Sublease
    """,
)
"""The texts that bind a council and its partners."""

AGREEMENT_STATES = _vocabulary(
    "agreement_states",
    """
    drafting | En cours d’écriture | Being drafted
    written | Texte écrit | Written | ecrit, ecrite
    approved_by_partners | Accord des partenaires | Approved by the partners | avalise par les partenaires
    adopted | Texte adopté | Adopted | adopte, adoptee
    signed | Texte signé | Signed | signe, signee
    in_force | En vigueur | In force
    amended | Texte modifié par avenant | Amended | modifie par avenant, modifiee par avenant
    ended | Terme atteint | Ended | arrive a son terme, arrivee a son terme
    not_documented | Non documenté | Not documented
    """,
    open=False,
)
"""How far such a text has come."""

BUDGET_SIDES = _vocabulary(
    "budget_sides",
    """
    income | Recette | Income
    expense | Dépense | Expense
    """,
    open=False,
)
"""The two sides of a budget."""

MONEY_BASES = _vocabulary(
    "money_bases",
    """
    per_capita | Par habitant | Per inhabitant
    equal | À parts égales | In equal shares
    fixed | Montant fixe | Fixed amount
    in_kind | En nature | In kind
    not_documented | Non documentée | Not documented
    """,
    open=False,
)
"""How a contribution is reckoned."""

RESOURCE_KINDS = _vocabulary(
    "resource_kinds",
    """
    premises | Locaux | Premises
    staff_time | Temps de personnel | Staff time
    volunteering | Temps bénévole | Volunteers’ time
    equipment | Matériel | Equipment
    expertise | Expertise, formation | Expertise, training
    experience | Savoir d’expérience | Knowledge from experience
    communication | Communication, impression | Communication, printing
    data | Données | Data
    network | Contacts, réseau | Contacts, network
    transport | Transport | Transport
    other | Autre | Other
    """,
)
"""What a partner brings, money apart."""

EVENT_KINDS = _vocabulary(
    "event_kinds",
    """
    training | Formation | Training
    forum | Forum, rencontre publique | Forum, public meeting
    renewal | Renouvellement de la démarche | Renewal
    opening | Ouverture d’un lieu ou d’un service | Opening of a place or service
    publication | Publication | Publication
    other | Autre événement | Other event
    """,
)
"""What can happen once."""

STATEMENT_KINDS = _vocabulary(
    "statement_kinds",
    """
    principle | Principe | Principle
    method | Méthode | Method
    stated_role | Rôle indiqué | Stated role
    stated_strength | Atout indiqué | Stated strength
    claim | Affirmation | Claim
    context | Contexte | Context
    definition | Définition | Definition
    evaluation | Évaluation | Evaluation
    expected_outcome | Résultat attendu | Expected outcome
    """,
)
"""What a source may say of a council that no other field holds."""

# read from the module itself, so that no list can be forgotten
LISTS: Mapping[str, Vocabulary] = MappingProxyType(
    {value.name: value for value in tuple(globals().values()) if isinstance(value, Vocabulary)}
)
"""Every list by its name, which is the name of its constant in small letters."""


def label(list_name: str, id: str, *, lang: Lang = "en", terms: Iterable[Term] = ()) -> str:
    """Say what readers see for *id*: the list's own label, else that of the first fitting term of *terms*.

    The world is open: an id that nobody has declared is returned as it stands, and
    ``not_documented`` is said in words even where the list does not hold it.

    Raises
    ------
    clsm.problems.Mismatch
        If no list is named *list_name*.

    Examples
    --------
    >>> label("instance_kinds", "steering_committee", lang="fr")
    'Comité de pilotage (COPIL)'
    >>> label("instance_kinds", "night_council")
    'night_council'
    """
    known = _list_named(list_name)
    if id in known:
        return known[id].say(lang)
    for term in terms:
        if (term.list, term.id) == (list_name, id):
            return term.label.say(lang)
    return NOT_DOCUMENTED.say(lang).capitalize() if id == "not_documented" else id


def list_rows(name: str | None = None, lang: Lang = "en") -> list[dict[str, str]]:
    """The words of the list *name*, each with its ``id`` and its ``label`` in *lang*.

    Where *name* is ``None``, the names of all lists, each with how many words it has and whether a council may add
    its own.

    Raises
    ------
    clsm.problems.Mismatch
        If no list is named *name*.

    Examples
    --------
    >>> list_rows("voices", "fr")[0]
    {'id': 'deliberative', 'label': 'Délibérative'}
    >>> list_rows()[0]
    {'id': 'pillars', 'label': '6 words, closed'}
    """
    if name is not None:
        return [{"id": id, "label": words.say(lang)} for id, words in _list_named(name).items()]
    return [
        {"id": words.name, "label": (_OPEN_LIST if words.open else _CLOSED_LIST).of(len(words)).say(lang)}
        for words in LISTS.values()
    ]


_OPEN_LIST: Final = Plural(
    Text(fr="{n} mot, liste ouverte", en="{n} word, open"), Text(fr="{n} mots, liste ouverte", en="{n} words, open")
)
_CLOSED_LIST: Final = Plural(
    Text(fr="{n} mot, liste fermée", en="{n} word, closed"), Text(fr="{n} mots, liste fermée", en="{n} words, closed")
)


def default_pillars(sector: str, legal_nature: str = "not_documented", *, terms: Iterable[Term] = ()) -> frozenset[str]:
    """The pillars of a seat whose source says nothing but the *sector* of its holder.

    An authority's seat is ``elected`` only if a source says so, so its default is
    ``not_documented``, as it is for health-users' representation. A sector of one's own says in its
    :class:`Term` what it stands for; where it does not, that is ``not_documented``. A psychiatric hospital
    is public only where nothing says otherwise: one that is private without profit may be charged with the
    public sector, which only a source can say, and one for profit is not.

    Examples
    --------
    >>> default_pillars("mutual_support_group")
    frozenset({'people_concerned'})
    >>> default_pillars("municipality")
    frozenset({'not_documented'})
    >>> default_pillars("social_landlord")
    frozenset({'none'})
    >>> default_pillars("psychiatric_hospital", "private_non_profit")
    frozenset({'not_documented'})
    """
    if sector not in SECTORS:
        own = (term.pillars for term in terms if (term.list, term.id) == ("sectors", sector))
        return next((pillars for pillars in own if pillars), frozenset({"not_documented"}))
    pillar = _DEFAULT_PILLARS.get(sector, "none")
    if pillar == "public_psychiatry":
        pillar = _PSYCHIATRY_BY_NATURE.get(legal_nature, pillar)
    return frozenset({pillar})


def _list_named(name: str) -> Vocabulary:
    if name in LISTS:
        return LISTS[name]
    raise Mismatch("list-name", found=repr(name), near=nearest(name, LISTS))

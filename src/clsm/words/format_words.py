"""What entities and fields of a council file are called where a person reads them: in a form, in a schema.

A field has the same words in every entity that has it, unless it means something else there. What an entity is
stands in its docstring in English, and here in French.
"""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Final

from clsm.words.language import Text

_FIELDS: Final = """
about: sujet | subject
absences: absences qui mettent fin à un siège | absences that end a seat
abstentions: abstentions | abstentions
accessed: consultée le | read on
actor: organisation | organisation
actors: partenaires | partners
adopted: adoptée | adopted
advises: instance conseillée | body that it advises
against: voix contre | votes against
agenda: ordre du jour | agenda
agreement: convention | agreement
agreements: conventions et contrats | agreements and contracts
aliases: autres noms | other names
allowed: places autorisées | places allowed
alternates_settled: suppléances arrêtées | deputies settled
amends: convention modifiée | agreement that it amends
amount: montant en euros | amount in euros
answered: ont répondu | have answered
appointment: désignation | appointment
approved_days: approbation, délai en jours | approved within, days
approved_next_meeting: approbation à la réunion suivante | approved at the next meeting
articulation: lien avec un autre texte | relation to another text
as_of: vérifié le | verified on
asked: ont été interrogés | were asked
asks_agreement: accord de la personne demandé | the person is asked to agree
at: lieu d’exposition | shown at
at_least: au moins | at least
at_most: au plus | at most
attendance: présences | attendance
attendance_list: feuille de présence | attendance list
authorised_by: autorisée par | authorised by
axes: axes | axes
based_on: textes de référence | texts that it is based on
baseline: valeur de départ | baseline
basis: base de calcul | basis
bce: numéro d’entreprise (BCE) | enterprise number (BCE)
body: instance | body
budgets: budgets | budgets
by: par | by
called: convoquée le | called on
called_within_days: convocation, délai en jours | called within, days
campaigns: campagnes | campaigns
care_functions: fonctions de soin (1 à 5) | care functions (1 to 5)
carrier: structure porteuse | carrier
casting_vote: voix prépondérante de la présidence | casting vote of the chair
casting_vote_in_secret: voix prépondérante au scrutin secret | casting vote in a secret ballot
chaired_by: présidence assurée par | chaired by
charter: charte | charter
charter_signed: charte signée par les membres | charter signed by the members
choice: vote | vote
clear_days: jours francs | clear days
closed_in_holidays: fermé pendant les vacances scolaires | closed in school holidays
closures: fermetures | closures
clsm: version du format | version of the format
cog: code commune (INSEE) | code of the commune (INSEE)
college: collège | college
colleges: collèges | colleges
commission: commission d’attribution | allocation commission
commitment: engagement réciproque | mutual commitment
composition: composition connue | how far the composition is known
composition_settled: composition arrêtée | composition settled
concluded: conclue le | concluded on
conditions: conditions de participation | conditions of taking part
confidential: confidentialité | confidentiality
contact: fréquence des contacts | how often in contact
contradicts: contredit | contradicts
contributions: contributions | contributions
conventions: conventions d’accueil | conventions of the place
council: conseil | council
count: nombre | number
county: code du département | code of the department
criteria: critères | criteria
data: jeux de données | data sets
date: date | date
days_at_least: délai, au moins (jours) | interval, at least (days)
days_at_most: délai, au plus (jours) | interval, at most (days)
decided_by: décidé par | decided by
decisions: décisions | decisions
declined: ont préféré ne pas répondre | preferred not to answer
delegated_by: mandat donné par | delegated by
deposit_by: dépôt de garantie versé par | deposit paid by
deputy_of: siège suppléé | seat that it deputises for
details: précisions | details
difficulties: difficultés | difficulties
done: fait le | done on
drawn_from: issu du collège | drawn from the college
drawn_up_days: rédaction, délai en jours | drawn up within, days
due: échéance | due
dwellings: logements | dwellings
effect: conséquence | effect
employer: employeur | employer
end: fin | end
ended_by: terminé au plus tard le | ended by
ends: fin (heure) | ends (hour)
entrusted_to: confiée à | entrusted to
events: événements | events
evidence: sur quoi cela repose | evidence
expenses: dépenses | expenses
expenses_paid: frais remboursés | expenses paid
field: domaine | field
finess: numéro FINESS | FINESS number
focus_of: visé par | focus of
follow_up: suites données | follow-up
followed_by: suivi par | followed by
follows: fait suite à | follows
form: forme | form
found_at: où le trouver | found at
frequency: fréquence | frequency
from_age: à partir de (âge) | from age
full_time_equivalent: équivalent temps plein | full-time equivalent
function: fonction | office
functions: fonctions | offices
held: réalisations | times held
held_with: siège partagé avec | seat held with
history: histoire | history
holder: titulaire | holder
holder_kind: qualité du titulaire | kind of holder
holds: ce que contient le compte rendu | what the minutes hold
host: accueillie par | host
id: identifiant | id
identifiers: numéros officiels | official numbers
in_a_row: de suite | in a row
in_favour: voix pour | votes in favour
income: recettes | income
indicators: indicateurs | indicators
initiated_by: à l’initiative de | initiated by
instances: instances | bodies
interests_declared: intérêts déclarés | interests declared
item: point de l’ordre du jour | agenda item
jurisdiction: pays | country
kind: type | kind
label: libellé | label
landlord: propriétaire | landlord
led_by: pilotage | led by
left_open: réponses laissées ouvertes | answers left open
legal_form: forme juridique | legal form
legal_nature: nature juridique | legal nature
level: niveau | level
life_domains: domaines de la vie | domains of life
limits: limites | limits
list: liste | list
loan: prêt | loan
local_analysis: née d’un diagnostic local | set up after a local analysis
majorities: majorités particulières | majorities on certain subjects
majority: majorité | majority
may_refer: peuvent saisir | who may refer
meetings: réunions | meetings
members: membres | members
mental_health_part: volet santé mentale | mental-health part
minutes: comptes rendus | minutes
minutes_approved: compte rendu approuvé le | minutes approved on
minutes_drawn_up: compte rendu rédigé le | minutes drawn up on
minutes_sent: compte rendu envoyé le | minutes sent on
mode: mode | mode
months: durée en mois | months
most_proxies: procurations par personne, au plus | proxies a person, at most
name: nom | name
nis: code INS | NIS code
note: note | note
notice_clear: délai en jours francs | notice in clear days
notice_days: délai de prévenance (jours) | notice (days)
notice_months: préavis (mois) | notice (months)
notice_papers: documents joints à la convocation | papers go with the call
number: numéro | number
objectives: objectifs | objectives
observations: valeurs observées | observations
of: rattaché à | belongs to
office_renewals: renouvellements de la fonction | renewals of the office
office_with: fonction liée à | office tied to
office_years: durée de la fonction (années) | term of the office (years)
offices: fonctions prévues | promised offices
on: porte sur | on
open_to: ouvert à | open to
openings: ouvertures | opening hours
organisations: organisations | organisations
organisers: organisateurs | organisers
origin: organisation qui parle du lien | organisation that tells of the tie
other: autre organisation | other organisation
outcome: suite | outcome
outside_care: hors des lieux de soin | outside places of care
papers: documents | papers
papers_sent: documents envoyés le | papers sent on
parent: territoire englobant | territory around it
part_of: fait partie de | part of
participants: participants | participants
parties: parties | parties
partner_categories: types de partenaires | kinds of partners
partners: partenaires associés | partners involved
party: signataire | party
path: emplacement dans le fichier | place in the file
payer: versé par | paid by
payers: financeurs | payers
payments: versements | payments
people: personnes | people
per: par unité | per
perimeter: périmètre | perimeter
period: période | period
person_heard: la personne est entendue | the person is heard
pillar: pilier | pillar
pillars: piliers | pillars
place: lieu | place
places: places | places
plain_papers: documents faciles à lire | easy-to-read papers
planned: prévu | planned
population: population | population
populations: populations | populations
post: poste | post
posts: postes | posts
preparation: préparation des réunions | preparation of the meetings
presence: présence | presence
presumed_same_as: sans doute identique à | presumed the same as
priorities: priorités | priorities
priority: priorité | priority
procedure: règlement intérieur | rules of procedure
programs: actions | programs
progress: étapes | steps
promoters: promoteurs | promoters
proposed_by: proposée par | proposed by
provider: fournisseur | provider
proxy: procuration donnée à | proxy given to
proxy_after_deputy: procuration à défaut de suppléant | proxy only without a deputy
proxy_for_chair: procuration pour la présidence | proxy for the chair
proxy_meetings: réunions de suite par procuration | meetings in a row by proxy
public: public | public
published: publiée le | published on
publisher: éditeur | publisher
purpose: but | purpose
put_off_to: reportée au | put off to
qualifier: précision du nombre | how exact it is
quantity: valeur | quantity
quorum: quorum | quorum
quorum_among: catégories requises au quorum | categories that the quorum requires
quorum_counts: présents ou représentés | present or represented
quorum_remote: présence à distance comptée | taking part from elsewhere counts
quorum_steps: quorum selon la taille | quorum by size
rank: rang | rank
rate: taux | rate
raters: nombre d’avis, au moins | raters, at least
ratings: confiance et valeur | trust and value
readings: lectures possibles | possible readings
reason: raison | reason
recipient: bénéficiaire | recipient
recognitions: agréments et reconnaissances | approvals and recognitions
recorded: réunions toutes notées | all meetings recorded
references: sources du dossier | sources of the file
refusal_ends_sharing: un refus met fin au partage | a refusal ends the sharing
region: code de la région | code of the region
registers: inscriptions | registration
relation: relation | relation
remedies: réponses proposées | remedies
remote: participation à distance | remote participation
renewals: renouvellements | renewals
rent_by: loyer payé par | rent paid by
reports_to: rend compte à | reports to
requests: demandes des membres | what members may require
resources: moyens apportés | resources brought
revision: numéro de révision | revision
rna: numéro RNA | RNA number
rule: règle | rule
same_agenda: même ordre du jour | same agenda
says_so: la convocation le précise | the call says so
score: moyenne (1 à 4) | mean (1 to 4)
seat: siège | seat
seats: sièges | seats
seats_at_least: sièges, au moins | seats, at least
seats_at_most: sièges, au plus | seats, at most
second_call: seconde convocation | second call
second_call_of: seconde convocation de | second call of
secret: scrutin secret | secret ballot
sector: secteur | sector
sectors: secteurs | sectors
sent_days: envoi, délai en jours | sent within, days
sessions: séances | sessions
set_up_by: créée par | set up by
share: part | share
shared: partage | sharing
shared_with: partagée avec | shared with
shares_members_with: membres communs avec | shares members with
shares_only_what_is_needed: seul le nécessaire est partagé | shares only what is needed
showings: expositions | showings
side: dépense ou recette | expense or income
signatures: signatures | signatures
signs: signe | signs
signs_up_to: signe jusqu’à (euros) | signs up to (euros)
since: depuis | since
siren: numéro SIREN | SIREN number
siret: numéro SIRET | SIRET number
sources: sources | sources
speakers: intervenants | speakers
start: début | start
starts: début (heure) | starts (hour)
state: état | state
statements: déclarations | statements
status: qualité | status
stock: parc de logements | housing stock
support: accompagnement | support
survey: enquête | survey
surveys: enquêtes | surveys
tacit_renewal: reconduction tacite | tacit renewal
takes_part: prennent part | who takes part
tallies: décomptes | tallies
targets: publics visés | targets
term_with: mandat lié à | term tied to
term_years: durée du mandat (années) | term (years)
terms: mots propres au conseil | words of the council’s own
territories: territoires | territories
territory: territoire | territory
territory_kind: type de territoire | kind of territory
themes: thèmes | themes
ties: liens déclarés | declared ties
time_of_day: moment de la journée | time of day
time_paid: temps dédommagé | time paid for
title: titre | title
to_age: jusqu’à (âge) | to age
told_by: rapporté par | told by
topic: sujet abordé | topic
topics: sujets abordés | topics
topics_hoped_for: sujets souhaités | topics hoped for
trainers: formateurs | trainers
trains_trainers: forme des formateurs | trains trainers
trend: évolution | trend
under: au titre de | under
unit: unité | unit
unless_excused: sauf excuse | unless excused
until: jusqu’au | until
up_to: jusqu’à (membres) | up to (members)
updated: mis à jour le | brought up to date on
upward_report: ce qui remonte | what is reported upwards
urgent: en urgence | urgent
urgent_notice: délai réduit en urgence | shorter notice in an emergency
urgent_notice_days: délai en urgence (jours) | notice in an emergency (days)
url: adresse en ligne | address on the web
users_represented: usagers représentés | users represented
vacant: à pourvoir | vacant
value: valeur exacte | value
venue: adresse du lieu | venue
vintage: année des données | year of the data
visitors: visites | visitors
voice: voix | voice
votes: votes | votes
waivers: dérogations | waivers
what: quoi | what
who: qui | who
why: pourquoi | why
withdrawal: retrait en cas de conflit d’intérêts | withdrawal where there is an interest
without_quorum: délibère sans quorum | decides without a quorum
words: mots de la source | words of the source
works: œuvres | works
year: année | year
Agreement.follows: convention précédente | agreement before it
Agreement.notice_days: préavis (jours) | notice to end it (days)
Attendance.people: nombre de personnes | number of people
lines: lignes du budget | lines of the budget
Council.territories: lieux du dossier | places of the file
DataSet.name: nom du jeu de données | name of the data set
Decision.about: objet de la majorité | subject of the majority
Indicator.target: valeur visée | target
Indicator.outcome: ce qu’il mesure | what it measures
Instance.functions: missions | what the body is for
Instance.places: places prévues | places planned
Program.places: lieux | places
Program.state: avancement | state
Seat.count: nombre de personnes du siège | people on the seat
Tie.target: organisation nommée | organisation named
Tie.level: intensité du lien | strength of the tie
focus: pour (instance, action ou convention) | for (body, program or agreement)
"""

_ENTITIES: Final = """
AbsenceRule: règle sur les absences | absence rule | Des absences qui mettent fin à un siège : combien de réunions, \
de suite ou non, en combien de mois.
Actor: acteur | actor | Une organisation ou un service qui peut occuper des sièges.
ActorEvent: événement | event | Ce qui est arrivé à un acteur ; sans date, le moment n’est pas documenté.
AgendaItem: point de l’ordre du jour | agenda item | Un sujet à l’ordre du jour d’une réunion, avec son numéro s’il \
en a un.
Agreement: convention ou contrat | agreement | Un texte qui lie ou oriente plusieurs partenaires.
Appointment: désignation | appointment | Comment une place ou une fonction est attribuée, et par qui.
ArtCollection: artothèque | art collection | Où des œuvres ont été montrées et prêtées ; leur nombre est un \
indicateur daté.
Attendance: présence | attendance | La présence à une réunion de la personne qui occupe un siège, sans son nom.
AwarenessEvent: action de sensibilisation | awareness event | Une ou plusieurs actions d’une campagne ; les séances \
sont celles que l’on connaît une à une.
Axis: axe | axis | Une ligne de travail sous laquelle un conseil range ses thèmes.
BroughtResource: apport | resource brought | Ce qu’un partenaire apporte hors argent : locaux, temps, savoir ; aucun \
montant n’est nécessaire.
Budget: budget | budget | Les recettes et dépenses d’une période, prévues ou constatées.
BudgetLine: ligne de budget | budget line | Une ligne d’un budget, avec ou sans montant.
College: collège | college | Des places d’une instance qui vont ensemble : un collège, une catégorie, des places \
réservées à un pilier.
Conditions: conditions de participation | conditions | Comment on participe à une instance ; vide : les sources ne le \
disent pas.
Contribution: contribution | contribution | Une manière dont les partenaires financent le conseil, comme une \
cotisation par habitant.
Council: conseil | council | Un conseil local de santé mentale, avec ses instances, ses partenaires, son histoire et \
ses sources.
DataSet: jeu de données | data set | Des chiffres de santé fournis par un partenaire : des totaux, jamais le dossier \
d’une personne.
Decision: décision | decision | Ce qu’une instance a décidé en réunion, et comment.
Difficulty: difficulté | difficulty | Une difficulté que le conseil nomme lui-même, et les réponses qu’il y propose.
Event: événement du conseil | event | Ce qui a eu lieu une fois, avec le conseil ou par lui.
FollowUp: suite donnée | follow-up | Ce qu’une décision est devenue, à une date.
HealthObservatory: observatoire de santé | health observatory | Les données dont dispose un observatoire ; ce qu’elles \
montrent est un indicateur, par lieu et par année.
HousingPlaces: places de logement | housing places | Des places d’un même type : une place est pour une personne, un \
logement en a une ou plusieurs.
HousingScheme: dispositif logement | housing scheme | Comment un conseil loge des personnes : son parc, l’instance qui \
décide, à quelles conditions.
Identifiers: numéros d’identification | identifiers | Les numéros publics d’un lieu ou d’une organisation ; vide : non \
documenté.
Indicator: indicateur | indicator | Un chiffre énoncé, ou un changement attendu qu’une source nomme sans chiffre.
InformationResource: outil d’information | information resource | Un annuaire, un guide, un rayon de bibliothèque : sa \
forme, sa dernière mise à jour, où le trouver.
Instance: instance | body | Une instance du conseil : à quoi elle sert, qui y siège, à quel rythme elle dit se réunir.
Limit: limite | limit | Combien de personnes peuvent siéger par organisation, par territoire ou par domaine.
Meeting: réunion | meeting | Une réunion d’une instance. Son identifiant se déduit de l’instance et de la date.
MembersRequest: demande des membres | members’ request | Ce qui se fait quand assez de membres le demandent : une \
réunion, un point à l’ordre du jour, un scrutin secret.
Membership: adhésion | membership | Un membre du conseil, ou un type de membre que ses textes prévoient.
MinutesRules: règles sur les comptes rendus | minutes rules | Ce que les règles disent des comptes rendus : leur \
contenu, les délais pour les rédiger, les envoyer, les approuver.
Objective: objectif | objective | Ce qu’un conseil, une instance ou une action se donne pour but.
Observation: observation | observation | Ce qui a été constaté à une date : un chiffre, une évolution, ou les deux.
OpenCell: réponse laissée ouverte | open cell | Une réponse laissée ouverte, et pourquoi : ni un lien, ni l’absence \
d’un lien.
OpenPlace: lieu ouvert | open place | Un lieu où chacun peut entrer : ce qui le ferme, et ce qui lie ses partenaires.
Payer: financeur | payer | Qui paie : un acteur, la base de sa part, le territoire dont les habitants sont comptés.
Payment: versement | payment | Ce qu’un financeur a donné une année, en euros, ou la valeur de son apport en nature.
Period: période | period | D’un début à une fin, chacun pouvant être imprécis ou non documenté.
Plan: projet | plan | Ce qui est proposé ou prévu pour un conseil et n’est pas en vigueur : aucune règle ne le lit.
Population: population | population | Le nombre d’habitants d’une année, selon les sources.
Post: poste | post | Une fonction du conseil ou d’une de ses instances : présidence, coordination, signature.
Priority: priorité | priority | Ce qui passe d’abord pendant une période : un thème d’un contrat, l’objectif d’une \
année.
Procedure: règlement intérieur | rules of procedure | Les règles de fonctionnement qu’une instance s’est écrites ; \
vide : rien n’est écrit.
Program: action | program | Une action d’un conseil, avec ce que toutes les actions ont en commun.
PromisedOffice: fonction promise | promised office | Des fonctions que les règles d’une instance réservent à certains \
piliers, comme une vice-présidence pour les usagers.
Quantity: quantité | quantity | Un chiffre, avec ce que la source en dit.
QuorumPart: part du quorum | part of the quorum | Qui doit être parmi les présents pour le quorum : un pilier, un \
secteur ou une fonction.
QuorumStep: quorum selon la taille | quorum step | Le quorum d’une instance d’une certaine taille.
Rate: taux de contribution | rate | Un taux dans les mots mêmes de sa source, avec chaque lecture qu’ils permettent.
Reading: lecture d’un taux | reading | Une manière de comprendre les mots d’un taux : tant d’euros par unité, et \
pourquoi.
Recognition: reconnaissance | recognition | Ce qu’un acteur est reconnu être, par qui, et avec qui il le partage.
Reference: source | reference | Un document qui montre un fait, ou un texte qui fixe une règle.
Seat: siège | seat | Une place dans une instance : qui l’occupe, à quel titre, d’après quoi.
SecondCall: seconde convocation | second call | Ce que disent les règles d’une réunion convoquée à nouveau faute de \
quorum.
Session: séance | session | Une séance et le nombre de participants ; personne n’est nommé.
Sharing: partage entre conseils | sharing | Un autre conseil avec lequel un poste, une instance ou une action est \
partagé.
Showing: exposition | showing | Une exposition, ou des œuvres prêtées, pendant une période.
Signature: signature | signature | Qui signe un texte, pour qui, et à quel titre.
SituationCoordination: coordination de situations | situation coordination | La manière de travailler d’une cellule \
ressource ou d’une coordination de situations.
SpecialMajority: majorité particulière | special majority | La majorité que demandent les décisions sur un sujet, si \
elle n’est pas celle des autres.
Statement: déclaration | statement | Ce qu’une source dit du conseil et qu’aucun autre champ ne contient : un \
principe, une méthode, un rôle.
Step: étape | step | Une étape d’une action : ce qui était à faire, pour quand, et quand ce fut fait.
Survey: enquête | survey | Une série de questions posées aux partenaires sur leurs liens.
Tally: décompte | tally | Un décompte sur une période : demandes, visites, personnes formées, situations.
Target: cible | target | Pour qui est une action : une population, où, et dans quelle population plus large.
Term: mot propre au conseil | term | Un mot qu’un conseil ajoute à une liste ouverte.
Territory: territoire | territory | Une commune, une commune associée, un secteur de psychiatrie ou tout autre lieu.
Tie: lien | tie | Un acteur ou un poste dont une source dit qu’il travaille avec un autre.
Training: formation | training | Des formations ; les séances sont celles que l’on connaît une à une.
TrustSummary: synthèse de confiance | trust summary | La moyenne des notes que les partenaires se sont données sur la \
confiance ou la valeur, de 1 (pas du tout) à 4 (beaucoup).
Vote: vote | vote | Le vote d’un siège.
Waiver: dérogation | waiver | Une règle que le conseil met de côté, ou un endroit de son fichier laissé tel quel, avec \
la raison et le terme.
WorkshopSeries: série d’ateliers | workshop series | Des ateliers pour le public ; les séances connues une à une ne \
sont peut-être pas toutes.
"""


def _lines(text: str) -> Iterator[tuple[str, list[str]]]:
    """Each name with its words, those behind a bar apart."""
    for line in text.strip().splitlines():
        name, _, words = line.partition(": ")
        yield name, [part[0].upper() + part[1:] for part in words.split(" | ")]


OF_FIELD: Final[Mapping[str, Text]] = MappingProxyType(
    {name: Text(fr=french, en=english) for name, (french, english) in _lines(_FIELDS)}
)
"""By the field's name, or by entity and name ("Tie.target") where it means something else there."""

OF_ENTITY: Final[Mapping[str, Text]] = MappingProxyType(
    {name: Text(fr=french, en=english) for name, (french, english, _) in _lines(_ENTITIES)}
)
"""What each entity is called."""

ABOUT: Final[Mapping[str, str]] = MappingProxyType({name: about for name, (_, _, about) in _lines(_ENTITIES)})
"""What each entity is, in French."""


def field_title(entity: str, field: str) -> Text:
    """What *field* of *entity* is called.

    >>> field_title("Tie", "target").fr, field_title("Actor", "name").en
    ('Organisation nommée', 'Name')
    """
    return OF_FIELD.get(f"{entity}.{field}") or OF_FIELD[field]

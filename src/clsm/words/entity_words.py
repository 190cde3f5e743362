"""What the entities of a council file and its collections are called in messages, in French and in English."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from clsm.words.counting import Plural
from clsm.words.joining import in_words
from clsm.words.language import Text

BODIES: Final = Plural(Text(fr="{n} instance", en="{n} body"), Text(fr="{n} instances", en="{n} bodies"))

OF_ENTITY: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "AbsenceRule": Text(fr="d’une règle sur les absences", en="of an absence rule"),
        "Actor": Text(fr="d’un acteur", en="of an actor"),
        "ActorEvent": Text(fr="d’un événement de la vie d’un acteur", en="of an actor event"),
        "AgendaItem": Text(fr="d’un point de l’ordre du jour", en="of an agenda item"),
        "Agreement": Text(fr="d’une convention", en="of an agreement"),
        "Appointment": Text(fr="d’une désignation", en="of an appointment"),
        "ArtCollection": Text(fr="d’une artothèque", en="of an art collection"),
        "Attendance": Text(fr="d’une présence", en="of an attendance"),
        "AwarenessEvent": Text(fr="d’une action de sensibilisation", en="of an awareness event"),
        "Axis": Text(fr="d’un axe", en="of an axis"),
        "BroughtResource": Text(fr="d’un apport", en="of a brought resource"),
        "Budget": Text(fr="d’un budget", en="of a budget"),
        "BudgetLine": Text(fr="d’une ligne de budget", en="of a budget line"),
        "College": Text(fr="d’un collège", en="of a college"),
        "Conditions": Text(fr="des conditions de participation", en="of conditions"),
        "Contribution": Text(fr="d’une contribution", en="of a contribution"),
        "Council": Text(fr="d’un conseil", en="of a council"),
        "DataSet": Text(fr="d’un jeu de données", en="of a data set"),
        "Decision": Text(fr="d’une décision", en="of a decision"),
        "Difficulty": Text(fr="d’une difficulté", en="of a difficulty"),
        "Event": Text(fr="d’un événement", en="of an event"),
        "FollowUp": Text(fr="d’une suite donnée", en="of a follow up"),
        "HealthObservatory": Text(fr="d’un observatoire de santé", en="of a health observatory"),
        "HousingPlaces": Text(fr="des places de logement", en="of housing places"),
        "HousingScheme": Text(fr="d’un dispositif logement", en="of a housing scheme"),
        "Identifiers": Text(fr="des numéros d’identification", en="of identifiers"),
        "Indicator": Text(fr="d’un indicateur", en="of an indicator"),
        "InformationResource": Text(fr="d’un outil d’information", en="of an information resource"),
        "Instance": Text(fr="d’une instance", en="of an instance"),
        "Limit": Text(fr="d’une limite", en="of a limit"),
        "Meeting": Text(fr="d’une réunion", en="of a meeting"),
        "MembersRequest": Text(fr="d’une demande des membres", en="of a members request"),
        "Membership": Text(fr="d’une adhésion", en="of a membership"),
        "MinutesRules": Text(fr="des règles sur les comptes rendus", en="of minutes rules"),
        "Objective": Text(fr="d’un objectif", en="of an objective"),
        "Observation": Text(fr="d’une observation", en="of an observation"),
        "OpenCell": Text(fr="d’une réponse laissée ouverte", en="of an open cell"),
        "OpenPlace": Text(fr="d’un lieu ouvert", en="of an open place"),
        "Payer": Text(fr="d’un contributeur", en="of a payer"),
        "Payment": Text(fr="d’un versement", en="of a payment"),
        "Period": Text(fr="d’une période", en="of a period"),
        "Plan": Text(fr="d’un projet", en="of a plan"),
        "Population": Text(fr="d’une population", en="of a population"),
        "Post": Text(fr="d’un poste", en="of a post"),
        "Priority": Text(fr="d’une priorité", en="of a priority"),
        "Procedure": Text(fr="d’un règlement", en="of a procedure"),
        "Program": Text(fr="d’un programme", en="of a program"),
        "PromisedOffice": Text(fr="d’une fonction promise", en="of a promised office"),
        "Quantity": Text(fr="d’une quantité", en="of a quantity"),
        "QuorumPart": Text(fr="d’une part du quorum", en="of a quorum part"),
        "QuorumStep": Text(fr="d’un quorum selon la taille", en="of a quorum step"),
        "Rate": Text(fr="d’un taux de contribution", en="of a rate"),
        "Reading": Text(fr="d’une lecture", en="of a reading"),
        "Recognition": Text(fr="d’une reconnaissance", en="of a recognition"),
        "Reference": Text(fr="d’une référence", en="of a reference"),
        "Seat": Text(fr="d’un siège", en="of a seat"),
        "SecondCall": Text(fr="d’une seconde convocation", en="of a second call"),
        "Session": Text(fr="d’une séance", en="of a session"),
        "Sharing": Text(fr="d’un partage", en="of a sharing"),
        "Showing": Text(fr="d’une exposition", en="of a showing"),
        "Signature": Text(fr="d’une signature", en="of a signature"),
        "SituationCoordination": Text(fr="d’une coordination de situations", en="of a situation coordination"),
        "SpecialMajority": Text(fr="d’une majorité particulière", en="of a special majority"),
        "Statement": Text(fr="d’une déclaration", en="of a statement"),
        "Step": Text(fr="d’une étape", en="of a step"),
        "Survey": Text(fr="d’une enquête", en="of a survey"),
        "Tally": Text(fr="d’un décompte", en="of a tally"),
        "Target": Text(fr="d’un public", en="of a target"),
        "Term": Text(fr="d’un terme", en="of a term"),
        "Territory": Text(fr="d’un territoire", en="of a territory"),
        "Tie": Text(fr="d’un lien", en="of a tie"),
        "Training": Text(fr="d’une formation", en="of a training"),
        "TrustSummary": Text(fr="d’une moyenne de confiance", en="of a trust summary"),
        "Vote": Text(fr="d’un vote", en="of a vote"),
        "Waiver": Text(fr="d’une dérogation", en="of a waiver"),
        "WorkshopSeries": Text(fr="d’un cycle d’ateliers", en="of workshop series"),
    }
)
"""Each class of entity that a file can hold, as what a field belongs to."""

_IN_COLLECTION: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "actors": Text(fr="d’un acteur", en="actors"),
        "agreements": Text(fr="d’une convention", en="agreements"),
        "anything": Text(fr="d’un élément du fichier", en="entities of the file"),
        "axes": Text(fr="d’un axe", en="axes"),
        "budgets": Text(fr="d’un budget", en="budgets"),
        "colleges": Text(fr="d’un collège", en="colleges"),
        "contributions": Text(fr="d’une contribution", en="contributions"),
        "instances": Text(fr="d’une instance", en="instances"),
        "meetings": Text(fr="d’une réunion", en="meetings"),
        "posts": Text(fr="d’un poste", en="posts"),
        "priorities": Text(fr="d’une priorité", en="priorities"),
        "programs": Text(fr="d’un programme", en="programs"),
        "references": Text(fr="d’une référence", en="references"),
        "seats": Text(fr="d’un siège", en="seats"),
        "surveys": Text(fr="d’une enquête", en="surveys"),
        "territories": Text(fr="d’un territoire", en="territories"),
    }
)
"""The collections that a field can refer to: after "one of the" in English, after "l’identifiant" in French."""


def one_of_collections(names: Iterable[str]) -> Text:
    """Where an id is looked for, among several collections.

    >>> one_of_collections(["actors", "posts", "seats"]).say("fr")
    'd’un acteur, d’un poste ou d’un siège'
    """
    return in_words([_IN_COLLECTION[name] for name in names], either=True)


_CALLED: Final = """
nom name; noms aliases; alias aliases; autres-noms aliases; identifiant id; secteur sector; territoire territory
territoires territories; perimetre perimeter; commune territory; communes territories; sieges seats; places seats
membres seats members; siege seat; reunions meetings; reunion meetings; seances meetings sessions; acteurs actors
partenaires actors partners; acteur actor; organisations actors; organisation actor holder; titulaire holder
statut status; qualite status; titre title name; titres title; source sources; references references
juridiction jurisdiction; pays jurisdiction; remarque note; remarques note; notes note; commentaire note
commentaires note; libelle label; intitule label title name; montant amount; annee year; annees year
nombre count quantity; effectif count; population populations; populations populations; themes themes; theme themes
publics populations public; public public; decisions decisions; objectifs objectives; priorites priorities
programmes programs; actions programs; evenements events; indicateurs indicators; conventions agreements
textes agreements; porteur carrier; structure-porteuse carrier; fonction function; fonctions functions
colleges colleges; college college; presences attendance; presents attendance; type kind; genre kind
nature kind legal_nature; categorie kind; lieu place venue; lieux places; adresse place; periode period; debut start
du start; depuis start since; fin end; au end; jusqu-a end until; date date; dates date; le date; preuve evidence
voix voice; vote votes; votes votes; pilier pillars; piliers pillars; contributions contributions; budget budgets
budgets budgets; recettes income; depenses expenses; regle rule; motif reason; raison reason; url url; site url
lien url; liens ties; editeur publisher; frequence frequency; quorum quorum; horaires openings; heure start
ordre-du-jour agenda; compte-rendu minutes; ville territory; departement county; region region; suppleant deputy_of
remplace deputy_of; forme-juridique legal_form; nom-complet name; name-fr name; nom-fr name; name-en name
appellation name; texte words note; citation words; formulation words; enonce words; valeur value; unite unit
quantite quantity; organes instances; comites instances; commissions instances; groupes instances; bodies instances
instance body; organe body; comite body; members seats; contrats agreements; contrat agreement agreements
convention agreement; accords agreements; vocabulaire terms; lexique terms; mots terms; termes terms
declarations statements; citations statements; phrases statements; difficultes difficulties; freins difficulties
enquetes surveys; enquete survey; derogations waivers; initiateur initiated_by; promoteurs promoters
dans parent part_of; rattache-a part_of parent; hote host; historique history; identifiants identifiers
numeros identifiers; employeur employer; nature-juridique legal_nature; ouvert-a open_to; vu-le as_of; a-jour as_of
mise-a-jour as_of updated; publie published; publie-le published; date-de-publication published
consulte-le accessed; bailleur landlord; logements dwellings; payeur payer; payeurs payers; beneficiaire recipient
prestataire provider; intervenants speakers; signataires parties; adopte-le adopted; cible target; cibles targets
resultat outcome; taux rate; mission purpose; objet purpose; jour weekday; mois month; sujet topic; sujets topics
organisme holder actor; porte-par carrier; bibliographie references
"""
FIELDS_AS_CALLED: Final = {
    called: tuple(names) for called, *names in (row.split() for row in _CALLED.replace("\n", ";").split(";") if row)
}
"""What people may call a field, small and without accents, and the fields that may be meant."""

"""The words by which a person is told from an organisation: titles, given names, places, addresses.

Given names are among the most frequent of France and Belgium since 1940 (Insee, *Fichier des prénoms*; Statbel,
*Prénoms de la population*). Those that are mostly words or places (France, Rose, Lille) are left out where a
capital letter proves nothing. All are in small letters, without accents.
"""

from typing import Final


def _words(lines: str) -> frozenset[str]:
    return frozenset(lines.split())


GIVEN_NAMES: Final = _words(
    """
    abdel abdelkader adam adele adrien agathe agnes ahmed aicha alain alexandra alexandre alexis ali alice aline
    amandine amelie amina anais andre andrea anne annick annie anthony antoine antoinette arlette arnaud arthur
    audrey aurelie aurore aziz bart bastien beatrice benjamin benoit bernadette bernard bertrand brahim brigitte
    bruno camille carole caroline catherine cecile cedric celine chantal charles charlotte chloe christelle christian
    christiane christine christophe claire claude claudine clement colette corinne cyril damien daniel daniele david
    delphine denis denise didier dominique edouard eliane elisabeth elise ella elodie emilie emma emmanuel emmanuelle
    eric estelle etienne eva evelyne fabien fabienne fabrice fanny farid fatiha fatima fatou fernand florence florian
    francine francis franck francois francoise frederic frederique gabriel gaelle gaetan genevieve georges gerard
    germaine gerald ghislaine gilbert gilles ginette gregory guillaume guy gwenaelle hakim hassan helene henri herve
    hugo ibrahim ines isabelle ivan jacqueline jacques jamal jan janine jean jeanne jeannine jeremy jerome joel joelle
    johan johanna jonathan joris joseph josette josiane julia julie julien juliette justine karim karine katia kevin
    khadija khalid laetitia laura laure laurence laurent lea leila leo leon liliane linda lionel lise louis louise
    loic luc lucas lucette lucie lucien lucienne ludovic lydie madeleine malika manon manuel marc marcel marcelle
    margaux marguerite maria marie marine marion marjorie martine mathieu mathilde matthieu maurice maxime melanie
    michel michele micheline mickael mireille mohamed mohammed monique morgane moussa mounir mustapha myriam nadege
    nadia nadine nathalie nathan nicolas nicole nina noemie nora odette odile olivier omar pascal pascale patrice
    patricia patrick paul paulette pauline philippe pierre pierrette rachel rachid raoul raphael raymond raymonde regine
    regis remi renaud rene renee richard robert roger roland romain sabine sabrina said salima samir samira samuel
    sandra sandrine sarah sebastien serge severine simon simone sofia solange sonia sophie stephane stephanie steven
    suzanne sylvain sylvie theo theodore therese thibault thierry thomas tom valerie vanessa veronique victor
    vincent virginie viviane walter william willy xavier yann yannick yasmina yasmine yolande youssef yves yvette
    yvonne zoe zohra
    """
)

CIVILITIES: Final = (
    "monsieur", "messieurs", "madame", "mesdames", "mademoiselle", "mesdemoiselles",
    "mevrouw", "meneer", "mijnheer", "juffrouw",
)  # fmt: skip
"""Civilities as whole words, in small letters."""

SHORT_CIVILITIES: Final = (
    "M", "M.", "Mr", "Mr.", "MR", "MR.", "MM", "MM.", "Mme", "Mme.", "MME", "Mmes", "MMES", "Mlle", "Mlle.", "MLLE",
    "Mlles", "Mrs", "Mrs.", "MRS", "Ms", "Ms.", "MS", "Miss", "Mx", "Mx.", "Sir", "Mevr", "Mevr.", "mevr.", "Mw", "Mw.",
    "mw.", "Dhr", "Dhr.", "dhr.", "De heer", "de heer", "De Heer", "Mej.", "Herr", "Herrn", "Frau",
)  # fmt: skip
"""Civilities as they are shortened, and those that are never small."""

TEACHERS: Final = ("docteur", "docteure", "docteurs", "doctor", "dokter", "professeur", "professeure", "professor")
"""Titles of doctors and professors, as whole words."""

SHORT_DOCTORS: Final = (
    "Dr", "Dr.", "DR", "DR.", "Dre", "Dre.", "Drs", "Pr", "Pr.", "PR", "PR.", "Pre", "Pre.", "Prof", "Prof.", "PROF",
)  # fmt: skip
"""The same, shortened."""

SHORT_TITLES: Final = (
    "Me", "Me.", "Mtre", "Mgr", "Mgr.", "E.H.", "Rev", "Rev.", "Reverend", "Father", "Sister", "Brother",
    "pasteur", "pasteure",
)  # fmt: skip
"""Titles of law and of the church of which one form only is a title: ``Pasteur`` is mostly a street."""

RELIGIOUS_TITLES: Final = (
    "abbé", "abbe", "père", "mère", "sœur", "soeur", "frère", "curé", "chanoine", "monseigneur", "rabbin", "imam",
    "révérend", "révérende", "aumônier", "aumônière", "diacre", "pater", "zuster", "broeder",
)  # fmt: skip
"""Titles of the church, the synagogue and the mosque, and those of a family that are written alike."""

OFFICE_TITLES: Final = (
    "maître", "maitre", "meester", "juge", "judge", "avocat", "avocate", "notaire", "huissier", "huissière", "greffier",
    "greffière", "procureur", "procureure", "capitaine", "commandant", "commandante", "lieutenant", "lieutenante",
    "adjudant", "adjudante", "adjudant-chef", "bâtonnier", "bâtonnière", "brigadier-chef", "lieutenant-colonel",
    "sergent", "sergente", "brigadier", "brigadière", "gendarme", "colonel", "colonelle", "commissaire",
)  # fmt: skip
"""Titles of law, police and arms."""

SMALL_TITLES: Final = ("mme", "mmes", "mlle", "mr", "dr")
"""Titles that are often written small, with the name after them."""

PLURALS: Final = frozenset({"mm", "mm.", "mmes", "mlles", "drs", "messieurs", "mesdames", "mesdemoiselles", "docteurs"})
"""Titles of several people: the names go on."""

OF_A_FIELD: Final = frozenset(
    {*RELIGIOUS_TITLES, *OFFICE_TITLES, "professeur", "professeure", "professor", "father", "sister", "brother"}
)
"""Titles after which ``de`` begins a field of work or a place: ``juge de paix``, ``professeur de danse``."""

BEFORE_A_LETTER: Final = (
    r"b[aâ]t(?:iment|\.)?", "bloc", "bus", "zone", "ligne", "groupe", "pôle", "plan", "hall", "escalier", "entrée",
    "taille", "secteur", "section", "lot", "niveau", "étage", "salle", "unité", "porte", "quai", "métro", "aile",
    "catégorie", "classe", "type", "series?", "about", "and", "for", "with", "to",
)  # fmt: skip
"""What stands before an ``M`` that is a letter, or a ``Me`` that is English, as regular expressions."""

OFFICES: Final = _words(
    """
    adjoint adjointe administrateur administratrice ambassadeur ambassadrice apprentissage associe associee aux
    bourgmestre certifie chef cheffe clown comptable comptes conferences conseil conseiller conseillere consulaire
    coordinateur coordinatrice coordonnateur coordonnatrice delegue deleguee departemental departementale depute
    deputee directeur directrice divisionnaire doyen doyenne ecole ecoles echevin echevine elu elue emerite
    enfant enfants enqueteur etat general generale gouverneur honoraire honoris interimaire intercommunal
    intercommunale interne justice laureat lycees maire major medecin ministre municipal municipale nageur
    national nationale notaire oeuvre ouvrage paix prefet prefete premier premiere presidente president principal
    principale priseur procureur psychiatre psychologue rapporteur rapporteure recteur rectrice referent referente
    regional regionale reve reves roi republique responsable secretaire senateur senatrice souris stagiaire
    suppleant suppleante titulaire tresorier tresoriere tutelles unique universites voici voila
    """
)
"""What follows a title and is no name: ``Madame la Présidente``, ``professeur des Écoles``, ``docteur Clown``."""

CHARACTERS: Final = _words(
    """
    bean bebe bovary bricolage butterfly castor christmas cities city crochet cuisine culture europe figaro flam
    folamour fouettard france freeze handicap haddock hero house igloo irma jekyll knock lachaise
    logement loyal martens mere meuble minceur muscle nature noel oetker patate pepper pere poule progres proprete
    propre sante securite sommeil sport store strange too toulemonde tout tout-le-monde tournesol train tussauds
    ubu velo who organisation organisations
    """
)
"""Brands, works, and what is said in jest after a title: ``Monsieur Propre``, ``Père Noël``, ``Madame Santé``."""

NO_NAMES: Final = _words(
    """
    afin ainsi alors apres aupres arrive aussi aura aurait avait avec avoir car cela ces cet cette charge chargee
    chez comme confirme
    dans demande depuis des dit doit donc dont elle elles encore entre est etait ete etre ont fait ici ils
    indique les leur leurs lui mais meme mes moi ne nous on ou par pas peut plus pour quand que qui sans
    sauf sera seront ses si soit son sont souhaite sous sur tel traitant tous tout toute tres une vers vit vous
    """
)
"""Small words that follow a civility in a sentence, without accents."""

ORGANISATION_WORDS: Final = _words(
    """
    accueil action adherents admin administration agence ami amis amities antenne ars asbl asso association ateliers
    atelier bibliotheque bonjour bureau cabinet cafe ccas centre cesame cgt chu ch chs clinique clsm club
    clubhouse cmp cmpp
    collectif comite commune communication communaute comptabilite conseil contact coordination cpas crehpsy csapa
    culture departement dgs direction ecole ehpad entraide epsm equipe espace familles federation foyer gem ght groupe
    habitat hebergement hopital info information informations infos jeunes jeunesse local logement lycee mairie
    maison maisondesante mds mediation mediatheque mental mentale mission mutuelle noreply office orientation
    partenaires permanence planning pole police prefecture presse prevention projet projets proximite psychiatrie
    psy public quartier rdv recrutement reception residence reseau rh samu sante secretariat secteur service services
    siege smes social sociale societe solidarite standard support ugecam unafam unite usagers vie ville webmaster
    welcome office hello enquiries team carers health desk
    """
)
"""Parts of an e-mail address by which it is an organisation's, before the ``@``."""

PUBLIC_PROVIDERS: Final = _words(
    """
    aol.com bbox.fr belgacom.be club-internet.fr free.fr gmail.com gmx.com gmx.fr googlemail.com hotmail.be hotmail.com
    hotmail.fr icloud.com laposte.net live.be live.com live.fr me.com msn.com neuf.fr numericable.fr orange.fr
    outlook.be outlook.com outlook.fr proton.me protonmail.com proximus.be scarlet.be sfr.fr skynet.be telenet.be
    voila.fr wanadoo.fr yahoo.com yahoo.fr ymail.com
    """
)
"""Domains on which anybody has an address."""

NAMED_PLACES: Final = (
    "allée", "arrêt", "avenue", "av.", "bd", "bibliothèque", "boulevard", "bld", "chemin", "chu", "clinique",
    "collège", "caserne", "cimetière", "crèche", "école", "ehpad", "esplanade", "faubourg", "fondation", "foyer",
    "groupe scolaire", "gymnase", "hall", "hôpital", "hospital", "impasse", "institut", "lycée", "médiathèque", "métro",
    "parc", "pavillon", "pont", "prix", "quai", "résidence", "rond-point", "rue", "ruelle", "school", "sentier",
    "square", "stade", "station", "street", "road", "théâtre", "amphithéâtre", "villa",
)  # fmt: skip
"""What is often called after somebody, whatever the title."""

PLACES_OR_NOT: Final = ("cours", "passage")
"""The same, where they do not stand in ``au cours de`` or ``de passage``."""

PLACES_OF_DOCTORS: Final = (
    "bâtiment", "campus", "centre", "centrum", "cité", "espace", "hôtel", "immeuble", "maison", "place", "pôle",
    "salle", "site", "polyclinique", "unité", "ziekenhuis",
)  # fmt: skip
"""What is called after a doctor or a professor, and may as well belong to Mme or M. somebody."""

BODIES_NAMED_AFTER: Final = (
    "amis", "association", "atelier", "café", "cercle", "club", "communauté", "compagnie", "gem", "groupe", "gpe",
    "mouvement", "œuvre", "patronage", "relais",
)  # fmt: skip
"""What is called after somebody by given name and surname, beside the places."""

SERVICES: Final = (
    "cattp", "ccas", "cmp", "cmpea", "cmpp", "cpas", "crèche", "csapa", "esat", "fam", "hdj", "ime", "itep", "mas",
    "mjc", "savs", "samsah", "service",
)  # fmt: skip
"""What is called after somebody whose title is written out: ``CMP Docteur Roux``, but Dr Roux of the CMP."""

PLACE_ADJECTIVES: Final = (
    "communal", "communale", "culturel", "culturelle", "de jour", "départemental", "départementale",
    "d’accueil", "d'accueil", "des sports", "des fêtes", "élémentaire", "hospitalier", "intercommunal", "maternelle",
    "médical", "médicale", "médico-psychologique", "médico-social", "municipal", "municipale", "polyvalent",
    "polyvalente", "primaire", "privé", "privée", "psychiatrique", "public", "publique", "sociale", "social",
    "socioculturel", "spécialisé", "universitaire", "autonomie",
)  # fmt: skip
"""What may stand between such a place and its name."""

DIAGNOSES: Final = (
    r"schizo(?:phr[eéè]n\w+|[- ]?affecti\w+)", r"bipolair\w*", r"bipolar", r"maniaco[- ]d[eé]pressi\w+",
    r"d[eé]pressi(?:f|fs|ve|ves|on|ons)", r"m[eé]lancoli\w+", r"psycho(?:se|ses|tique|tiques|sis|tic)",
    r"borderline", r"autis(?:me|te|tes|m|tic)", r"asperger", r"anorexi\w+", r"boulimi\w+", r"bulimi\w+",
    r"toxicoman\w+", r"alcooli(?:que|ques|sme|sé|sée)", r"alcoholi\w+", r"addict(?:e|es|ed|s|ion|ions)?",
    r"parano[iï]\w+", r"d[eé]lir(?:e|es|ant|ants|ante|antes)", r"d[eé]men(?:ce|ces|t|te|tia)", r"alzheimer",
    r"suicid\w+", r"tdah?", r"adhd", r"stress post[- ]traumatique", r"ptsd", r"phobi\w+", r"hallucin\w+",
    r"scarifi\w+", r"self[- ]harm\w*", r"sous (?:tutelle|curatelle)", r"hospitalis[eé]e? sans (?:son )?consentement",
)  # fmt: skip
"""What names an illness or a measure of protection, as regular expressions, whatever the case."""

ONE_PERSON: Final = (
    r"monsieur", r"madame", r"mademoiselle", r"(?:un|une|le|la|du|cet|cette) (?:\w+ )?(?:patiente?|usag(?:er|ère)|"
    r"adhérente?|résidente?|locataire|habitante?|personne|homme|femme|dame|garçon|fille|adolescente?|enfant|élève)",
    r"l['’](?:usag(?:er|ère)|adhérente?|habitante?|adolescente?|enfant|élève)",
    r"(?:son|sa|leur) (?:fils|fille|mère|père|frère|sœur|mari|épouse?|conjointe?|compagnon|compagne)",
    r"âgée? de", r"\d{1,2} ans\b", r"\d{1,2} years old",
    r"(?:a|the) (?:patient|service user|tenant|resident|woman|man)",
    r"(?:his|her) (?:son|daughter|mother|father|brother|sister|husband|wife)",
)  # fmt: skip
"""What speaks of one person without a name, as regular expressions, whatever the case."""

ONE_SEAT: Final = (
    r"patiente?", r"usag(?:er|ère)", r"adhérente?", r"résidente?", r"personne", r"m[eè]re", r"p[eè]re", r"fils",
    r"fille", r"frère", r"sœur", r"épou(?:x|se)", r"mari", r"service user", r"patient", r"person",
)  # fmt: skip
"""What names who sits, in the label of a seat or of an office: it is one person's already."""

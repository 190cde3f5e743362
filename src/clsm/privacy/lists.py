"""The words by which a person is told from an organisation: titles, given names, places, addresses.

Given names are among the most frequent of France and Belgium since 1940 (Insee, *Fichier des prénoms*; Statbel,
*Prénoms de la population*). Those that are mostly words or places (Pierre, France, Rose, Lille) are left out where a
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
    patricia patrick paul paulette pauline philippe pierrette rachel rachid raoul raphael raymond raymonde regine
    regis remi renaud rene renee richard robert roger roland romain sabine sabrina said salima samir samira samuel
    sandra sandrine sarah sebastien serge severine simon simone sofia solange sonia sophie stephane stephanie steven
    suzanne sylvain sylvie theo theodore therese thibault thierry thomas tom valerie vanessa veronique victor
    vincent virginie viviane walter william willy xavier yann yannick yasmina yasmine yolande youssef yves yvette
    yvonne zoe zohra
    """
)

OFFICES: Final = _words(
    """
    adjoint adjointe ambassadeur ambassadrice certifie chef clown coordinateur coordinatrice coordonnateur
    coordonnatrice delegue deleguee depute deputee directeur directrice ecole ecoles echevin echevine elu elue
    honoris lycees maire medecin ministre prefet prefete presidente president principal principale procureur
    prefete sous-prefete bourgmestre conseiller conseillere gouverneur tresorier tresoriere
    referent referente recteur rectrice reve reves secretaire senateur senatrice souris sous-prefet universites
    """
)
"""What follows a title and is no name: ``Madame la Présidente``, ``professeur des Écoles``, ``docteur Clown``."""

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
    "collège", "cours", "crèche", "école", "ehpad", "esplanade", "faubourg", "fondation", "foyer", "groupe scolaire",
    "gymnase", "hall", "hôpital", "hospital", "impasse", "institut", "lycée", "médiathèque", "métro", "parc",
    "passage", "pavillon", "pont", "prix", "quai", "résidence", "rond-point", "rue", "ruelle", "school", "sentier",
    "square", "stade", "station", "street", "road", "théâtre", "amphithéâtre", "villa",
)  # fmt: skip
"""What is often called after somebody, whatever the title."""

PLACES_OF_DOCTORS: Final = (
    "bâtiment", "campus", "centre", "centrum", "cité", "espace", "hôtel", "immeuble", "maison", "place", "pôle",
    "salle", "site", "polyclinique", "unité", "ziekenhuis",
)  # fmt: skip
"""What is called after a doctor or a professor, and may as well belong to Mme or M. somebody."""

BODIES_NAMED_AFTER: Final = ("association", "atelier", "café", "cercle", "club", "compagnie", "gem", "groupe", "gpe")
"""What is called after somebody by given name and surname, beside the places."""

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

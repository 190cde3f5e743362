"""The texts behind the built-in rules, each as far as it could be opened.

Where only summaries of a text could be read, its note says so, and no rule goes further than they do.
"""

from typing import Final

from clsm.dates import PartialDate
from clsm.entities.references import Reference
from clsm.words import Text

HEALTH_CONTRACTS: Final = Text(fr="Les contrats locaux de santé", en="Local health contracts")
"""What a page, and the rules that read it, are called."""

_SUMMARY: Final = Text(fr="Résumé de l’instruction de 2016", en="Summary of the 2016 instruction")
_COPY: Final = Text(
    fr="Copie de préproduction du nouveau site, non datée ; le site parle de 2024.",
    en="Pre-production copy of the new site, undated; the site speaks of 2024.",
)

CSP_L3221_2: Final = Reference(
    id="csp-l3221-2",
    title=Text(
        fr="Code de la santé publique, article L3221-2, II (loi n° 2016-41, article 69)",
        en="French Public Health Code, article L3221-2, II (law 2016-41, article 69)",
    ),
    published=PartialDate.parse("2016-01-28"),
    note=Text(
        fr="Modifié le 14 janvier 2017. Les paragraphes I et II ont été lus dans une copie du code.",
        en="Amended on 14 January 2017. Paragraphs I and II were read in a copy of the code.",
    ),
)

CSP_L1114_1: Final = Reference(
    id="csp-l1114-1",
    title=Text(
        fr="Code de la santé publique, article L1114-1 (associations agréées d’usagers du système de santé)",
        en="French Public Health Code, article L1114-1 (approved associations of users of the health system)",
    ),
    url="https://www.legifrance.gouv.fr/codes/section_lc/LEGITEXT000006072665/LEGISCTA000006170996/",
    note=Text(
        fr="Qu’un conseil soit une instance de santé publique au sens de cet article est une question ouverte.",
        en="Whether a council is a public-health body in the sense of this article is an open question.",
    ),
)

CSP_R3224_2: Final = Reference(
    id="csp-r3224-2",
    title=Text(
        fr="Code de la santé publique, article R3224-2, IV (décret n° 2017-1200)",
        en="French Public Health Code, article R3224-2, IV (decree 2017-1200)",
    ),
    published=PartialDate.parse("2017-07-29"),
    note=Text(fr="Le délai a été lu dans une traduction.", en="The delay was read in a translation."),
)

CGCT_L2143_2: Final = Reference(
    id="cgct-l2143-2",
    title=Text(
        fr="Code général des collectivités territoriales, article L2143-2",
        en="French General Code of Local Authorities, article L2143-2",
    ),
    published=PartialDate.parse("2002-02-28"),
)

LAW_2022_217: Final = Reference(
    id="loi-2022-217-122",
    title=Text(
        fr="Loi n° 2022-217 du 21 février 2022, article 122 (Code de la santé publique, article L1434-10, IV)",
        en="Law 2022-217 of 21 February 2022, article 122 (French Public Health Code, article L1434-10, IV)",
    ),
    published=PartialDate.parse("2022-02-21"),
    url="https://ressources-clsm.org/loi-3ds-quel-impact-sur-les-conseils-locaux-de-sante-mentale-clsm",
    note=Text(
        fr="Le jour exact de l’entrée en vigueur n’est pas confirmé : la règle ne s’en sert qu’à partir du 1er mars "
        "2022.",
        en="The exact day on which it came into force is not confirmed: the rule uses it from 1 March 2022 only.",
    ),
)

CSP_R1434_33: Final = Reference(
    id="csp-r1434-33",
    title=Text(
        fr="Code de la santé publique, articles R1434-33 et R1434-34 (décret n° 2016-1024)",
        en="French Public Health Code, articles R1434-33 and R1434-34 (decree 2016-1024)",
    ),
    published=PartialDate.parse("2016-07-26"),
    url="https://legal.tricoteuses.fr/articles/JORFARTI000032938588",
)

CSP_R1434_36: Final = Reference(
    id="csp-r1434-36",
    title=Text(
        fr="Code de la santé publique, article R1434-36 (décret n° 2016-1024)",
        en="French Public Health Code, article R1434-36 (decree 2016-1024)",
    ),
    published=PartialDate.parse("2016-07-26"),
    url="https://legal.tricoteuses.fr/articles/JORFARTI000032938588",
)

INSTRUCTION_2016: Final = Reference(
    id="instruction-2016-289",
    title=Text(
        fr="Instruction DGS/SP4/CGET/2016/289 sur les conseils locaux de santé mentale",
        en="Instruction DGS/SP4/CGET/2016/289 on local mental-health councils",
    ),
    published=PartialDate.parse("2016-09-30"),
    url="http://doczz.fr/doc/6616359/",
    note=Text(
        fr="Seuls son début et des résumés publiés ont pu être lus.",
        en="Only its opening and published summaries could be read.",
    ),
)

MAIRE_INFO_2016: Final = Reference(
    id="maire-info-2016",
    title=_SUMMARY,
    publisher="Maire-info",
    published=PartialDate.parse("2016-10-14"),
)

PLANPSY_2016: Final = Reference(
    id="planpsy-2016",
    title=_SUMMARY,
    publisher="planpsy2011.wordpress.com",
    published=PartialDate.parse("2016-10-19"),
)

CENTRE_ORGANISATION: Final = Reference(
    id="ressources-clsm-organisation",
    title=Text(fr="Organisation et fonctionnement d’un CLSM", en="How a council is organised and works"),
    publisher="Centre national de ressources et d’appui aux CLSM",
    url="http://ressources-clsm.org/quest-ce-quun-clsm/organisation-et-fonctionnement/",
    note=Text(
        fr="Page non datée, sur un site ouvert en janvier 2017.", en="Undated page, on a site opened in January 2017."
    ),
)

CENTRE_COMPOSITION: Final = Reference(
    id="cnra-node-333",
    title=Text(fr="Composition et objectifs d’un CLSM", en="Composition and objectives of a council"),
    publisher="Centre national de ressources et d’appui aux CLSM",
    url="http://clsm.preprod2.keeo.com/node/333",
    note=_COPY,
)

ARS_AURA_AURILLAC: Final = Reference(
    id="ars-aura-aurillac",
    title=Text(
        fr="Page sur le CLSM d’Aurillac, qui cite le guide national",
        en="Page on the council of Aurillac, which quotes the national guide",
    ),
    publisher="ARS Auvergne-Rhône-Alpes",
)

OWN_DOCUMENTS: Final = Reference(
    id="own-documents",
    title=Text(fr="Les documents du conseil lui-même", en="The council's own documents"),
)

CSP_R3224_1: Final = Reference(
    id="csp-r3224-1",
    title=Text(
        fr="Code de la santé publique, article R3224-1, IV (décret n° 2017-1200)",
        en="French Public Health Code, article R3224-1, IV (decree 2017-1200)",
    ),
    published=PartialDate.parse("2017-07-29"),
)

CSP_R3224_9: Final = Reference(
    id="csp-r3224-9",
    title=Text(
        fr="Code de la santé publique, article R3224-9, II, 1° (décret n° 2017-1200)",
        en="French Public Health Code, article R3224-9, II, 1° (decree 2017-1200)",
    ),
    published=PartialDate.parse("2017-07-29"),
)

CENTRE_STEERING: Final = Reference(
    id="cnra-node-334",
    title=Text(fr="Le comité de pilotage et les groupes d’un CLSM", en="A council's steering committee and groups"),
    publisher="Centre national de ressources et d’appui aux CLSM",
    url="http://clsm.preprod2.keeo.com/node/334",
    note=_COPY,
)

USERS_PLACE_NOTE: Final = Text(
    fr="Page non datée, écrite après l’instruction du 30 septembre 2016 ; en usage en janvier 2018.",
    en="Undated page, written after the instruction of 30 September 2016; in use in January 2018.",
)

CENTRE_USERS_PLACE: Final = Reference(
    id="ressources-clsm-users-place",
    title=Text(
        fr="La place de l’usager dans les commissions autour des situations",
        en="The place of the service user in commissions on situations",
    ),
    publisher="Centre national de ressources et d’appui aux CLSM",
    url="http://ressources-clsm.org/la-place-de-lusager-au-sein-des-cellules-de-reflexion-et-daide-pour-les-personnes-en-situation-difficile/",
    note=USERS_PLACE_NOTE,
)

CENTRE_CELL_MEMBERS: Final = Reference(
    id="ressources-clsm-cell-members",
    title=Text(fr="Les membres d’une commission autour des situations", en="The members of a commission on situations"),
    publisher="Centre national de ressources et d’appui aux CLSM",
    url="https://ressources-clsm.org/quels-sont-les-membres-dune-cellule-de-reflexion-et-daide-pour-les-personnes-en-situation-difficile-qui-peut-y-participer-peut-on-envisager-une-suppleance",
    note=USERS_PLACE_NOTE,
)

REPERES_2018: Final = Reference(
    id="reperes-2018",
    title=Text(
        fr="Résumé des « Repères » de janvier 2018 sur les commissions autour des situations",
        en="Summary of the “Repères” of January 2018 on commissions on situations",
    ),
    publisher="reseau-pro.mda34.org",
    published=PartialDate.parse("2018-01"),
    note=Text(
        fr="Le texte lui-même (20 pages) n’a pas été ouvert.",
        en="The text itself (20 pages) was not opened.",
    ),
)

ARS_IDF: Final = Reference(
    id="ars-idf-clsm",
    title=Text(
        fr="Cofinancement des postes de coordination de CLSM", en="Co-funding of the posts of council coordinators"
    ),
    publisher="ARS Île-de-France",
    url="https://www.iledefrance.ars.sante.fr",
)

ARS_AURA_CLS: Final = Reference(
    id="ars-aura-cls",
    title=Text(fr="Procédure de financement des contrats locaux de santé", en="How local health contracts are funded"),
    publisher="ARS Auvergne-Rhône-Alpes",
    url="https://www.auvergne-rhone-alpes.ars.sante.fr",
    note=Text(fr="Page non datée.", en="Undated page."),
)

FABRIQUE_TERRITOIRES: Final = Reference(
    id="fabrique-territoires-sante",
    title=HEALTH_CONTRACTS,
    publisher="Fabrique Territoires Santé",
    url="https://fabrique-territoires-sante.org",
)

F2RSM_2016: Final = Reference(
    id="f2rsm-2016",
    title=_SUMMARY,
    publisher="F2RSM Psy",
    url="https://www.f2rsmpsy.fr",
)

ARITHMETIC: Final = Reference(
    id="arithmetic",
    title=Text(fr="Arithmétique et logique (aucun texte)", en="Arithmetic and logic (no text)"),
)

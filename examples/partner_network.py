"""Two partner networks: who meets whom in a real council, and who works with whom in a survey with a silence.

Run it with ``python examples/partner_network.py``, and with ``fr`` behind it for French.
"""

import sys

import clsm
from clsm import network
from clsm.network import PartnerNetwork
from clsm.network.networks.tie_basis import READINGS
from clsm.words import Lang

SURVEY = """
clsm: 1
id: ombreval-council
name: {fr: Conseil d’Ombreval, en: Council of Ombreval}
jurisdiction: FR
as_of: 2025-06
actors:
  - {id: town, name: Ombreval, sector: municipality}
  - {id: hospital, name: EPSM d’Ombreval, sector: psychiatric_hospital}
  - {id: gem, name: GEM d’Ombreval, sector: mutual_support_group}
  - {id: carers, name: Familles d’Ombreval, sector: family_association}
  - {id: landlord, name: Ombreval Habitat, sector: social_landlord}
surveys:
  - id: partners
    name: {fr: Qui oriente vers qui, en: Who refers to whom}
    relation: refers_to
    asked: [town, hospital, gem, carers, landlord]
    answered: [town, hospital, gem, carers]     # the landlord was asked, and has not answered
ties:
  - {id: t1, origin: town, target: hospital, relation: refers_to, told_by: town, survey: partners}
  - {id: t2, origin: hospital, target: town, relation: refers_to, told_by: hospital, survey: partners}
  - {id: t3, origin: town, target: gem, relation: refers_to, told_by: town, survey: partners}
  - {id: t4, origin: gem, target: carers, relation: refers_to, told_by: gem, survey: partners}
  - {id: t5, origin: carers, target: gem, relation: refers_to, told_by: carers, survey: partners}
  - {id: t6, origin: hospital, target: landlord, relation: refers_to, told_by: hospital, survey: partners}
"""


def who_meets_whom(lang: Lang) -> None:
    """Lille-Est in the autumn of 2011: organisations × bodies."""
    net = PartnerNetwork.from_council(clsm.datasets.load("lille-est").on("2011-11-01"))
    print(net.basis.explain(lang))
    print(network.bridges(net).explain(lang))
    print(network.load(net).explain(lang))


def who_refers_to_whom(lang: Lang) -> None:
    """A survey that somebody did not answer: three readings, and what is certain under each."""
    net = PartnerNetwork.from_ties(clsm.loads(SURVEY).on("2025-06-15"), relation="refers_to")
    print(net.basis.explain(lang))
    for kind in READINGS:
        read = net.reading(kind)
        print(f"\n[{kind}] {network.density(read).explain(lang)}")
        for relay in network.bridges(read).cutpoints:
            print(f"  {'=' if relay.certain else '?'} {relay.explain(lang)}")
    # what only one of two sides says is worth a question to both
    apart = net.reading("any").basis.ties - net.reading("confirmed").basis.ties
    print(f"\nany - confirmed = {apart}")


def main(lang: Lang = "en") -> None:
    """Print both networks."""
    who_meets_whom(lang)
    print()
    who_refers_to_whom(lang)


if __name__ == "__main__":
    main("fr" if "fr" in sys.argv[1:] else "en")

"""A first look at a real council: who decides, what is open, what its network rests on.

Run it with ``python examples/first_look.py``, and with ``fr`` behind it for French.
"""

import sys

import clsm
from clsm import network
from clsm.words import Lang


def main(lang: Lang = "en") -> None:
    """Print what the Lille-Est council of autumn 2011 shows."""
    council = clsm.datasets.load("lille-est")
    today = council.on("2011-11-01")

    # Who may decide with the others, and who is only invited?
    committee = today.find("steering-committee")
    for status in ("member", "permanent_invitee"):
        names = [today.name(seat, lang) for seat in committee.seats if seat.status == status]
        print(f"{status}: {', '.join(names)}")

    # A rate that can be read in two ways is kept in two ways.
    fee = today.find("membership-fee")
    (sector,) = [place for place in today.territories if place.kind == "psychiatric_sector"]
    inhabitants = sector.population(2013)
    if fee.rate and inhabitants:  # either may be undocumented, in another council
        print(f"\n« {fee.rate.words} », {inhabitants} × :")
        for reading, amount in zip(fee.rate.readings, fee.rate.amounts(inhabitants), strict=True):
            print(f"  {reading.value} EUR -> {amount} EUR")

    # What do the rules say? Later texts did not bind in 2011, but may be held against the same seats.
    for rules_on in ("2011-11-01", "2026-01-01"):
        report = clsm.check(today, rules_on=rules_on)
        print(f"\n{rules_on}: {len(report.failed)} / {len(report.undocumented)} / {len(report.passed)}")
        for verdict in report.failed:
            print(f"  {verdict.rule.code} {verdict.message(lang)}")

    # Do people with lived experience reach the deciders by themselves?
    net = network.PartnerNetwork.from_council(today)
    print(f"\n{network.access(net).explain(lang)}")
    print(f"\n{network.bridges(net).explain(lang)}")


if __name__ == "__main__":
    main("fr" if "fr" in sys.argv[1:] else "en")

"""What rules read of contracts and projects: who signed them, for how long, and in which region."""

import datetime
from collections.abc import Iterable
from typing import Final, final

import attrs

from clsm.changes import Replace
from clsm.council import Snapshot
from clsm.entities.actors import Actor
from clsm.entities.agreements import Agreement
from clsm.governance.engine.rules import Outcome
from clsm.governance.reading.offices import AUTHORITIES
from clsm.identifiers import region_named
from clsm.vocabulary import SECTORS
from clsm.words import Text, set_apart

SIGNED: Final = frozenset({"signed", "in_force", "amended", "ended"})
"""The states of a text whose parties have all signed."""

OPEN_PARTY: Final = Text(
    fr="{text} – Signataires documentés : {who}. On ne peut dire si s’y ajoute : {missing}.",
    en="{text} – Documented parties: {who}. It cannot be said whether this is one too: {missing}.",
)
THE_TEXT: Final = Text(fr="le texte signé", en="the signed text")


def agreements(snapshot: Snapshot, kind: str) -> list[Agreement]:
    """The agreements of that *kind* on the day, by id."""
    return sorted((text for text in snapshot.agreements if text.kind == kind), key=lambda text: text.id)


# ---------------------------------------------------------------- for how long


def years_later(day: datetime.date, years: int) -> datetime.date:
    """The same day so many years later, within the calendar; 29 February becomes 1 March."""
    year = max(datetime.MINYEAR, min(day.year + years, datetime.MAXYEAR))
    try:
        return day.replace(year=year)
    except ValueError:
        return datetime.date(year, 3, 1)


# ---------------------------------------------------------------- where


def region_of(snapshot: Snapshot, place: str | None) -> str | None:
    """INSEE's code of the region that a territory is or lies in, as far as the file tells."""
    waiting, seen = [place] if place else [], set[str]()
    while waiting:
        text = snapshot.council.find(waiting.pop(0))
        if text.identifiers.in_region:
            return str(text.identifiers.in_region)
        seen.add(text.id)
        around = (text.parent, *(other.id for other in snapshot.council.territories if text.id in other.members))
        waiting.extend(sorted(id for id in around if id and id not in seen))
    return None


def region_of_actor(snapshot: Snapshot, actor: Actor) -> str | None:
    """INSEE's code of the region in which *actor* works: by its territory, its identifiers, or the name it bears."""
    named = (region_named(name) for name in (actor.name, *actor.aliases))
    places = (region_of(snapshot, actor.territory), actor.identifiers.in_region, *named)
    return next((region for region in places if region), None)


# ---------------------------------------------------------------- who signed


@final
@attrs.frozen(kw_only=True)
class Party:
    """One who must be among the parties of a text: in words, and the sectors in which they are found."""

    label: Text
    sectors: frozenset[str]


AGENCY: Final = Party(
    label=Text(fr="agence régionale de santé", en="regional health agency"),
    sectors=frozenset({"regional_health_agency"}),
)
AUTHORITY: Final = Party(label=Text(fr="collectivité ou groupement", en="local authority"), sectors=AUTHORITIES)
HOSPITAL: Final = Party(
    label=Text(fr="établissement de psychiatrie", en="psychiatric hospital"),
    sectors=frozenset({"psychiatric_hospital", "adult_psychiatry"}),
)


@final
@attrs.frozen(kw_only=True)
class Signatures:
    """How far the parties that a text needs are shown: ``missing`` are surely not among them if it ``fails``."""

    outcome: Outcome
    missing: tuple[Party, ...]


def signatures(snapshot: Snapshot, text: Agreement, needed: Iterable[Party]) -> Signatures:
    """Whether the parties of *text* hold one of each of those *needed*.

    No file says that a list of parties is complete. That of a text signed by several is read as such; a
    single name is surely not the whole of a list, nor is that of a text which is still being written, or one
    in which somebody signs who is not named.
    """
    signers = tuple(dict.fromkeys((*text.parties, *(it.party for it in text.signatures if it.party))))
    sectors = [snapshot.council.find(id).sector for id in signers]
    missing = tuple(party for party in needed if not party.sectors & set(sectors))
    unknown = any(sector == "not_documented" or sector not in SECTORS for sector in sectors)
    unnamed = any(signature.party is None for signature in text.signatures)
    whole = text.state in SIGNED and len(signers) > 1 and not unknown and not unnamed
    if not missing:
        return Signatures(outcome="pass", missing=())
    return Signatures(outcome="fail" if whole else "not_documented", missing=missing)


def sign_too(snapshot: Snapshot, text: Agreement, missing: Iterable[Party]) -> tuple[Replace, ...]:
    """The amendment by which those *missing* become parties; none where the file does not know who could be."""
    joining = list[str]()
    for party in missing:
        known = sorted(actor.id for actor in snapshot.actors if actor.sector in party.sectors)
        if not known:
            return ()
        joining.append(snapshot.council.carrier if snapshot.council.carrier in known else known[0])
    return (Replace(text.id, parties=(*text.parties, *joining), state="amended"),)


def named_parties(snapshot: Snapshot, text: Agreement) -> Text:
    """The parties of *text*, by name, and those of whom it only says what they are."""
    signers = {*text.parties, *(it.party for it in text.signatures if it.party)}
    names = [Text.same(name) for name in sorted(snapshot.council.find(id).name for id in signers)]
    return set_apart((*names, *(it.label for it in text.signatures if it.party is None and it.label)))

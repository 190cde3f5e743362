"""Calls that a type checker refuses, each marked with the error that it reports."""

import clsm
from clsm import network
from clsm.governance import Rulebook, rule
from clsm.network import PartnerNetwork


def without_a_day(council: clsm.Council) -> None:
    """What is asked of a day is not asked of a council."""
    clsm.check(council)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    PartnerNetwork.from_council(council)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def frozen(actor: clsm.Actor) -> None:
    """Entities do not change."""
    actor.name = "EPSM"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]


def half_named() -> None:
    """Entities are made by keyword, and a text has both languages."""
    clsm.Text(fr="Bonjour")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
    clsm.Actor("epsm", "EPSM")  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


def no_such_language(today: clsm.Snapshot) -> None:
    """The languages are French and English."""
    clsm.check(today).to_text(lang="de")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def no_such_model(today: clsm.Snapshot) -> None:
    """Closed lists of words are literal types."""
    net = PartnerNetwork.from_ties(today)
    network.structural_holes(net, model="all")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def may_be_unknown(today: clsm.Snapshot) -> float:
    """A figure may have no value: whoever uses it says what then."""
    holes = network.structural_holes(PartnerNetwork.from_ties(today))
    return holes["epsm"].constraint  # type: ignore[return-value]  # pyright: ignore[reportReturnType]


def no_rule() -> Rulebook:
    """A rulebook holds rules; a rule has a known strength and a name in two languages."""
    rule(
        code="OWN-1",
        name="Meet",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        strength="perhaps",  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
        level="local",
        sources=(),
    )
    title = clsm.Text(fr="Les nôtres", en="Our own")
    return Rulebook(name="own", title=title, rules=("OWN-1",))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]

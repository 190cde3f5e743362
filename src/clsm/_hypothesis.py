"""Tells Hypothesis how councils are drawn; it calls this by itself, through its entry point, when it is imported."""

from typing import Any


def register() -> None:
    """Register a strategy for each entity, made only when one is drawn: Hypothesis itself is still being imported."""
    from hypothesis import strategies as st

    import clsm

    def drawn_by(name: str) -> Any:
        def strategy(_entity: type) -> Any:
            from clsm import testing

            return getattr(testing, name)()

        return strategy

    for name, entity in {
        "actors": clsm.Actor,
        "agreements": clsm.Agreement,
        "axes": clsm.Axis,
        "contributions": clsm.Contribution,
        "councils": clsm.Council,
        "difficulties": clsm.Difficulty,
        "events": clsm.Event,
        "frequencies": clsm.Frequency,
        "identifiers": clsm.Identifiers,
        "indicators": clsm.Indicator,
        "instances": clsm.Instance,
        "meetings": clsm.Meeting,
        "objectives": clsm.Objective,
        "partial_dates": clsm.PartialDate,
        "periods": clsm.Period,
        "posts": clsm.Post,
        "priorities": clsm.Priority,
        "programs": clsm.Program,
        "quantities": clsm.Quantity,
        "rates": clsm.Rate,
        "references": clsm.Reference,
        "seats": clsm.Seat,
        "statements": clsm.Statement,
        "surveys": clsm.Survey,
        "targets": clsm.Target,
        "terms": clsm.Term,
        "territories": clsm.Territory,
        "texts": clsm.Text,
        "ties": clsm.Tie,
    }.items():
        st.register_type_strategy(entity, drawn_by(name))

from typing import Any

import attrs

from clsm import Meeting, MinutesRules, Period, Post, Procedure, Seat, Text
from clsm.ageing import PresumeFor
from clsm.council import Council, Snapshot
from clsm.dates import Day
from clsm.planning import calendar
from clsm.planning.deadlines import elections
from tests.planning.small import agreement, body, council, date, time


def due(
    whole: Council | Snapshot, start: str = "2024-01-01", end: str = "2034-12-31", **asked: Any
) -> list[tuple[str, str, str]]:
    """What is easily missed: when, under which name, in words."""
    found = calendar(whole, start, end, **({"presume_for": None} | asked))
    assert all(entry.is_deadline for entry in found.entries if entry.kind == "due")
    return [(str(it.date), it.uid, it.says.say("fr")) for it in found.entries if it.kind == "due"]


def test_notice_is_due_so_many_days_before() -> None:
    """By the body's own rules: clear days count neither the call nor the meeting. What was called is left out."""
    dated = (
        Meeting(id="spring", date=date("2024-03-20"), state="planned"),
        Meeting(id="called", date=date("2024-03-21"), state="planned", called=date("2024-02-01")),
        Meeting(id="urgent", date=date("2024-03-22"), state="planned", urgent=True),
        Meeting(id="again", date=date("2024-03-23"), state="planned", second_call_of="held"),
        Meeting(id="off", date=date("2024-03-24"), state="cancelled"),
        Meeting(id="month", date=date("2024-05"), state="planned"),
        Meeting(id="held", date=date("2024-02-20"), state="held"),
    )
    words = "Committee : dernier jour pour convoquer à la réunion du 20 mars 2024"
    for days, clear, when, told in (
        (10, None, "2024-03-10", f"{words} (10 jours avant)"),
        (10, True, "2024-03-09", f"{words} (10 jours francs)"),
        (1, False, "2024-03-19", f"{words} (1 jour avant)"),
        (1, True, "2024-03-18", f"{words} (1 jour franc)"),
    ):
        ruled = body(meetings=dated, procedure=Procedure(notice_days=days, notice_clear=clear))
        assert due(council(instances=(ruled,))) == [(when, "spring/notice", told)]
    assert due(council(instances=(body(meetings=dated),))) == []
    assert due(council(instances=(body(meetings=dated, procedure=Procedure()),))) == []
    # without a word of its state, a meeting after all that the file documents is to come
    late = body(meetings=(Meeting(id="late", date=date("2024-03-20")),), procedure=Procedure(notice_days=10))
    assert due(council(instances=(late,), as_of=None)) == []
    first = body(meetings=(Meeting(date=date("0001-01-02"), state="planned"),), procedure=Procedure(notice_days=10))
    assert due(council(instances=(first,)), "0001-01-01", "0001-12-31") == []


def test_minutes_are_due_by_the_rules_of_the_body() -> None:
    """To be written, sent, approved, so many days after a meeting that was held; what was done is left out."""
    held = Meeting(id="held", date=date("2024-01-10"), minutes_drawn_up=date("2024-01-12"))
    after = Meeting(id="after", date=date("2024-06-10"), state="planned")
    rules = MinutesRules(drawn_up_days=5, sent_days=15, approved_days=60)
    told = "Committee : compte rendu de la réunion du 10 janvier 2024 à"
    whole = council(instances=(body(meetings=(held, after), procedure=Procedure(minutes=rules)),))
    assert due(whole) == [
        ("2024-01-25", "held/minutes-sent", f"{told} envoyer"),
        ("2024-03-10", "held/minutes-approved", f"{told} faire approuver"),
    ]
    assert due(
        council(instances=(body(meetings=(held,), procedure=Procedure(minutes=rules)),), as_of=date("0001"))
    ) == [
        ("2024-01-25", "held/minutes-sent", f"{told} envoyer"),
        ("2024-03-10", "held/minutes-approved", f"{told} faire approuver"),
    ]


def test_minutes_are_approved_at_the_next_meeting() -> None:
    """Where the rules say so, or where they are there to be approved; where there is a next meeting."""
    written = Meeting(id="held", date=date("2024-01-10"), minutes_sent=date("2024-01-12"))
    blank = Meeting(id="held", date=date("2024-01-10"))
    after = Meeting(id="after", date=date("2024-06-10"), state="planned")
    off = Meeting(id="off", date=date("2024-03-10"), state="cancelled")
    by_rules, never = (Procedure(minutes=MinutesRules(approved_next_meeting=it)) for it in (True, False))
    for meetings, procedure, when in (
        ((written, off, after), None, ["2024-06-10"]),
        ((written, off), None, []),
        ((blank, after), None, []),
        ((blank, after), by_rules, ["2024-06-10"]),
        ((written, after), never, []),
    ):
        found = due(council(instances=(body(meetings=meetings, procedure=procedure),)))
        assert [it[0] for it in found if it[1] == "held/minutes-approved"] == when
    last = Meeting(id="last", date=date("9999-12-30"))
    rules = Procedure(minutes=MinutesRules(sent_days=15))
    whole = council(instances=(body(meetings=(last,), procedure=rules),))
    assert due(whole, "9999-01-01", "9999-12-31") == []


def test_municipal_elections() -> None:
    """Those that were held, then every six years as the law has it; none where no elected official sits."""
    assert [str(it) for it in elections("BE", Day(2036, 1, 1), last=Day(2042, 12, 31))] == ["2036-10-12", "2042-10-12"]
    assert [*elections("CH", Day(2020, 1, 1), last=Day(2030, 1, 1))] == []
    seat = Seat(label=Text.same("Mayor"), pillars=frozenset({"elected"}), status="member")
    chair = Post(id="chair", function="chair", label=Text.same("Mayor"), pillars=frozenset({"elected"}))
    whole = council(instances=(body(seats=(seat,)),), posts=(chair,))
    assert due(whole, "2026-01-01", "2032-12-31") == [
        (
            "2026-03-22",
            "small/elections-2026",
            "Élections municipales : 2 sièges et fonctions d’élus à confirmer ensuite",
        ),
        ("2032-03", "small/elections-2032", "Élections municipales : 2 sièges et fonctions d’élus à confirmer ensuite"),
    ]
    one = council(posts=(chair,))
    assert due(one, "2026-01-01", "2026-12-31")[0][2].startswith("Élections municipales : 1 siège ou fonction d’élu")
    assert due(council(posts=(chair,), as_of=None), "2026-01-01", "2026-12-31") == []
    # none after the council's own end
    assert due(council(posts=(chair,), period=time("2020", "2025")), "2026-01-01", "2026-12-31") == []


def test_a_project_ends_after_five_years() -> None:
    """A territorial mental-health project of which no end is written; any other text ends by its own words."""
    kind = "territorial_mental_health_project"
    texts = (
        agreement("ptsm", kind, period=Period(start=date("2021-03"))),
        agreement("dated", kind, period=Period(start=date("2021-03"), end=date("2025-12"))),
        agreement("no-start", kind),
        agreement("late", kind, period=Period(start=date("9998"))),
        agreement("other", period=Period(start=date("2021-03"))),
    )
    assert due(council(agreements=texts)) == [
        ("2026-03", "ptsm/five-years", "« Ptsm » : fin des cinq ans du projet, à renouveler")
    ]


def test_facts_are_to_be_confirmed_once_a_body() -> None:
    """On the last day on which they are presumed, the first to fade first; what has an end is not asked."""
    chair = Post(id="chair", function="chair", body="committee", label=Text.same("M"), as_of=date("2023-05"))
    gone = Post(id="gone", function="chair", body="committee", label=Text.same("M"), period=Period(end=date("2020")))
    head = Post(id="head", function="president", label=Text.same("M"))
    seat = Seat(label=Text.same("GEM"), as_of=date("2023-05"))
    guest = body("guest", host="gem")
    whole = council(
        instances=(body(seats=(seat,), as_of=date("2023-05")), guest),
        posts=(chair, gone, head),
        agreements=(agreement("lease"),),
    )
    presume = PresumeFor(seats=2, posts=2, bodies=5, texts=None)
    shown = "à confirmer (liste des membres, Présidence) ; dernière mention : mai 2023"
    assert due(whole, presume_for=presume) == [
        ("2025-05-31", "committee/to-confirm", f"Committee : {shown}"),
        (
            "2026-12-31",
            "small/to-confirm",
            "Small : à confirmer (Présidence du conseil) ; dernière mention : 2024",
        ),
    ]
    assert due(whole.on("2024-06-30"), presume_for=presume) == due(whole, presume_for=presume)


def test_bodies_that_speak_of_situations_say_nothing_of_their_days() -> None:
    """Neither that a call is due nor that minutes are, nor when they were last seen to meet; the council itself may."""
    dated = (
        Meeting(id="coming", date=date("2024-11-20"), state="planned"),
        Meeting(id="held", date=date("2024-09-10"), minutes_sent=date("2024-10-01")),
    )
    cell = body("cell", meetings=dated, procedure=Procedure(notice_days=10), seats=(Seat(label=Text.same("GEM")),))
    whole = council(instances=(attrs.evolve(cell, kind="situation_cell"),))
    plain = due(whole, presume_for=PresumeFor())
    assert not any("2024-11" in it or "2024-09" in it for line in plain for it in line)
    own = due(whole, show_small=True)
    assert [it[1] for it in own] == ["coming/notice", "held/minutes-approved"]

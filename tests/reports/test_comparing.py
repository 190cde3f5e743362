"""What changed between two states of a council, in words."""

from clsm import Actor, Add, Instance, Period, Remove, Replace, Seat, Text, datasets, loads, reports
from clsm.dates import PartialDate
from clsm.programs.tallies import Tally
from tests.command import run

COUNCIL = loads(
    """
clsm: 1
id: there
name: {fr: Là-bas, en: There}
jurisdiction: FR
as_of: 2026-01-15
actors:
  - {id: town, name: Town, sector: municipality}
  - {id: gem, name: GEM, sector: mutual_support_group}
  - {id: hospital, name: Hospital, sector: psychiatric_hospital}
instances:
  - id: committee
    name: {fr: Comité de pilotage, en: Steering committee}
    kind: steering_committee
    composition: complete
    frequency: every 3 months
    seats:
      - {holder: town, status: member, period: {start: 2024}}
      - {holder: gem, status: permanent_invitee, note: said in confidence}
programs:
  - {id: cafe, name: Café, kind: open_place}
"""
)


def told(*changes: Add | Remove | Replace, lang: str = "en") -> dict[str, list[str]]:
    """The lines of each section that has any, after the changes."""
    answer = reports.compare(COUNCIL.on("2026-01-15"), COUNCIL.apply(*changes).on("2026-01-15"))
    return {name: [it.fr if lang == "fr" else it.en for it in lines] for name, lines in answer.lines.items() if lines}


def test_nothing_changed() -> None:
    """Then it says so."""
    answer = reports.compare(COUNCIL.on("2026-01-15"), COUNCIL.on("2026-01-15"))
    assert answer.explain().splitlines()[-1] == "Nothing has changed."
    assert answer.to_rows() == []


def test_a_seat_that_became_a_members() -> None:
    """One change, though the seat's derived id is another; who reads hears of the rule and of no network."""
    lines = told(Replace("committee-gem-permanent-invitee", status="member"))
    assert lines["changed"] == ["Seat: GEM (Steering committee): Status (Permanent invitee → Member)"]
    assert "added" not in lines
    assert "removed" not in lines
    french = told(Replace("committee-gem-permanent-invitee", status="member"), lang="fr")
    assert french["changed"] == ["Siège : GEM (Comité de pilotage) : Qualité (Invité permanent → Membre)"]


def test_who_came_and_who_left() -> None:
    """A seat more and one less, and what that makes of the partners' meetings."""
    lines = told(Add(Seat(holder="hospital", status="member"), to="committee"), Remove("committee-town-member-2024"))
    assert lines["added"] == ["Seat: Hospital (Steering committee)"]
    assert lines["removed"] == ["Seat: Town (Steering committee)"]
    assert lines["network"] == ["Sit there now: Hospital.", "No longer sit there, by the file: Town."]


def test_a_relay_is_named_when_it_becomes_one_and_when_others_share_it() -> None:
    """Who alone connects others is said in both directions: a second body shares what one carried."""
    landlord = (
        Add(Actor(id="landlord", name="Landlord")),
        Add(Seat(holder="landlord", status="member"), to="committee"),
        Add(Instance(id="bureau", name=Text.same("Bureau"), kind="bureau", composition="complete")),
        Add(Seat(holder="hospital", status="member"), to="bureau"),
        Add(Seat(holder="town", status="member"), to="bureau"),
    )
    apart = COUNCIL.apply(*landlord)
    together = apart.apply(*(Add(Seat(holder=id, status="member"), to="bureau") for id in ("landlord", "gem")))
    shared = reports.compare(apart.on("2026-01-15"), together.on("2026-01-15"))
    names = "Steering committee, Town"
    assert f"No longer the only link between others: {names}." in [it.en for it in shared.lines["network"]]
    alone = reports.compare(together.on("2026-01-15"), apart.on("2026-01-15"))
    assert f"Others now meet through these alone: {names}." in [it.en for it in alone.lines["network"]]


def test_values_are_told_where_they_are_no_free_words() -> None:
    """Dates, rhythms, words of lists, yes and no, and names of others; of notes and counts only that they changed."""
    lines = told(
        Replace("committee", composition="partial", frequency=None, note=Text.same("secret"), host="hospital"),
        Replace("committee-town-member-2024", period=Period(start=PartialDate(year=2024), end="open"), vacant=True),
        Replace("cafe", kind="training", tallies=(Tally(what="visits", count=3, period=Period()),)),
        Replace("there", as_of=PartialDate(year=2026, month=2)),
    )
    assert lines["changed"] == [
        "Council: There: Verified on (15 January 2026 → February 2026)",
        "Body: Steering committee: How far the composition is known (Complete → Partial); Frequency (every 3 months → "
        "not documented); Host (not documented → Hospital); Note",
        "Seat: Town (Steering committee): Period (2024 – … → 2024 – going on); Vacant (no → yes)",
        "Program: Café: Kind (Open, welcoming place → Training, including of trainers); Tallies",
    ]


def test_what_the_texts_say_turns() -> None:
    """A line for each verdict that turned; questions that arise are counted."""
    lines = told(Replace("committee", composition="not_documented"))
    assert any(line.startswith("FR-G1 ") and "departs" in line.lower() for line in lines["texts"])
    lille = datasets.load("lille-est")
    ten_years = reports.compare(lille.on("2010-06-01"), lille.on("2020-07-31"))
    assert ten_years.lines["texts"][-1].en.endswith("more questions, which the sources do not answer.")
    assert {row["section"] for row in ten_years.to_rows("fr")} == {"texts", "network"}


def test_unknown_pairs_are_counted() -> None:
    """Fewer or more of them is news; the same number is none."""
    lines = told(Replace("committee", composition="partial"))
    assert lines["network"][-1].startswith("Pairs of an organisation and a body of which nothing is known: 0, then ")


def test_on_the_command_line(tmp_path: object) -> None:
    """Two files, or one and a day."""
    asked = run("diff", "lille-est", "--since", "2010-06-01", "--lang", "fr")
    assert "ce qui a changé entre le 1er juin 2010 et le 31 juillet 2020" in asked.output
    assert run("diff", "lille-est", "lille-est", "--lang", "en").output.rstrip().endswith("Nothing has changed.")
    refused = run("diff", "lille-est", "--lang", "en")
    assert refused.exit_code == 2
    assert "Give two files" in refused.output

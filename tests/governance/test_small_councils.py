"""Clauses and habits of real councils, each in a council of a few lines, with the rules of 1 January 2026."""

import clsm
from clsm import Council
from clsm.files import loads
from clsm.governance import Verdict, check

HEAD = "clsm: 1\nid: c\nname: CLSM\njurisdiction: FR\nas_of: 2024-06\n"
ACTORS = """
actors:
  - {id: epci, name: Communauté d’agglomération, sector: intercommunality}
  - {id: ville, name: Ville, sector: municipality}
  - {id: ch, name: CH, sector: adult_psychiatry}
  - {id: gem, name: GEM, sector: mutual_support_group}
  - {id: unafam, name: UNAFAM, sector: family_association}
  - {id: ordre, name: Ordre des médecins, sector: professional_order}
  - {id: syndicat, name: Syndicat mixte, sector: joint_syndicate}
"""
COMMITTEE = """
instances:
  - id: copil
    name: COPIL
    kind: steering_committee
    composition: complete
    seats:
"""


def committee(*holders: str, more: str = "") -> Council:
    """A council with a steering committee whose list of members is complete."""
    seats = "".join(f"      - {{holder: {holder}, status: member}}\n" for holder in holders)
    return loads(HEAD + ACTORS + COMMITTEE + seats + more)


def asked(council: Council, code: str) -> Verdict:
    """What a rule says of the council."""
    report = check(council.on("2024-06-30"), rules_on="2026-01-01")
    return next(verdict for verdict in report.verdicts if verdict.rule.code == code)


def test_an_intercommunal_authority_may_send_an_elected_official() -> None:
    """As a town may: its seat counts for elected officials or whoever represents them, and the sentence says so."""
    verdict = asked(committee("epci", "ch", "gem", "unafam"), "FR-G1")
    assert verdict.outcome == "pass"
    assert "of an intercommunal authority counts" in verdict.message()


def test_the_coordinator_is_no_carer() -> None:
    """A seat of the coordinator leaves no pillar open: carers are missing."""
    post = "posts: [{id: coordo, function: coordinator, employer: ville}]\n"
    council = committee("ville", "ch", "gem", "coordo", more=post)
    council = council.apply(clsm.Replace("copil-ville-member", pillars=frozenset({"elected"})))
    for code in ("FR-G1", "FR-G2"):
        verdict = asked(council, code)
        assert verdict.outcome == "fail"
        assert "Families and carers" in verdict.message()


def test_a_professional_order_is_no_carer() -> None:
    """A known sector, or one of one's own that says what it stands for, hides no missing pillar."""
    assert asked(committee("ville", "ch", "gem", "ordre"), "FR-G2").outcome == "fail"


def test_deputies_reach_the_quorum_of_their_members() -> None:
    """Three members, each with a deputy: a deputy and a member are two of three."""
    more = """      - {holder: unafam, status: member, deputy_of: copil-unafam-member}
      - {holder: gem, status: member, deputy_of: copil-gem-member}
      - {holder: ch, status: member, deputy_of: copil-ch-member}
    procedure: {quorum: plus de la moitié des membres}
    meetings:
      - date: 2024-05-02
        attendance_list: complete
        attendance:
          - {seat: copil-unafam-member-deputy, presence: present}
          - {seat: copil-gem-member, presence: present}
          - {seat: copil-ch-member, presence: excused}
        decisions: [{title: Feuille de route, adopted: yes}]
"""
    council = committee("unafam", "gem", "ch", more=more)
    council = council.apply(
        clsm.Replace("copil-unafam-member", id="copil-unafam-member", as_of=clsm.PartialDate(year=2024))
    )
    assert asked(council, "OW-6").outcome != "fail"
    told = clsm.governance.quorum(council.on("2024-06-30"), "copil-2024-05-02")
    assert (told.members, told.present, told.reached) == ((3, 3), (2, 2), True)


def test_an_employer_is_known_whose_kind_is_not_told() -> None:
    """A sector of one's own: who employs is known, whether that is a local authority is asked."""
    own = "terms: [{list: sectors, id: regie, label: {fr: Régie, en: Public company}}]\n"
    actors = "actors: [{id: sm, name: La régie, sector: regie}]\n"
    council = loads(HEAD + own + actors + "posts: [{id: coordo, function: coordinator, employer: sm}]\n")
    verdict = asked(council, "FR-I9")
    assert verdict.outcome == "not_documented"
    assert "with its employer (La régie)" in verdict.message()
    assert [(fill.id, fill.field) for fill in verdict.fill] == [("sm", "sector")]


def test_a_vacant_place_is_to_be_filled_before_one_is_opened() -> None:
    """The committee has kept a place for carers: it says so, and proposes to fill it."""
    vacant = "      - {id: empty, label: Des proches, pillars: [carers], status: member, vacant: yes}\n"
    council = committee("ville", "ch", "gem", more=vacant)
    for code in ("FR-G1", "FR-G2"):
        verdict = asked(council, code)
        assert verdict.fix == (clsm.Replace("empty", id="empty", vacant=False),)
        assert "Open places, to be filled: Families and carers (Des proches)." in verdict.message()
    filled = council.apply(*asked(council, "FR-G2").fix)
    assert asked(filled, "FR-G2").outcome == "pass"


PROCEDURE = """
instances:
  - id: copil
    name: COPIL
    kind: steering_committee
    composition: complete
    procedure: {{{rules}}}
    seats:
      - {{id: t, holder: ville, status: member, voice: deliberative, period: {{start: 2020}}}}
      - {{id: h, holder: ch, status: member, voice: deliberative, period: {{start: 2020}}}}
      - {{id: g, holder: gem, status: member, voice: deliberative, period: {{start: 2020}}}}
      - {{id: u, holder: unafam, status: member, voice: deliberative, period: {{start: 2020}}}}
    meetings:
{meetings}
posts:
  - {{id: chair, function: chair, body: copil, holder: ville, pillars: [elected], period: {{start: 2018}}}}
"""


def with_rules(rules: str, *meetings: str) -> Council:
    """The same committee, what it has written down, and its meetings, at which the town and the hospital were."""
    there = (
        "attendance_list: complete, attendance: [{seat: t, presence: present}, {seat: h, presence: present}, "
        "{seat: g, presence: excused}, {seat: u, presence: excused}]"
    )
    lines = "".join(f"      - {{{meeting}, {there}}}\n" for meeting in meetings) or "      []\n"
    return loads(HEAD + ACTORS + PROCEDURE.format(rules=rules, meetings=lines.rstrip()))


def test_the_term_of_members_says_nothing_of_the_chair() -> None:
    """« Les membres sont désignés pour trois ans » ; the mayor presides by right."""
    council = with_rules("term_years: 3")
    assert "OW-5" not in {verdict.rule.code for verdict in check(council.on("2024-06-30")).failed}


def test_a_meeting_called_again_needs_no_quorum() -> None:
    """Nobody says when it was called, so that nobody can say more; on the right day it was in order."""
    rules = "quorum: plus de la moitié des membres, second_call: {called_within_days: 8, without_quorum: yes}"
    decided = "decisions: [{title: Feuille de route, adopted: yes}]"
    first, again = "date: 2024-05-02", f"date: 2024-05-13, second_call_of: copil-2024-05-02, {decided}"
    assert asked(with_rules(rules, first, again), "OW-6").outcome == "not_documented"
    assert asked(with_rules(rules, first, f"{again}, called: 2024-05-06"), "OW-6").outcome == "pass"
    assert asked(with_rules(rules, first, f"date: 2024-05-13, {decided}"), "OW-6").outcome == "not_documented"


def test_the_casting_vote_of_the_chair_adopts() -> None:
    """« En cas de partage, la voix du président est prépondérante »."""
    rules = "majority: plus de la moitié des suffrages exprimés, casting_vote: yes"
    vote = "decisions: [{title: T, mode: vote, adopted: yes, in_favour: 1, against: 1, abstentions: 0}]"
    assert asked(with_rules(rules, f"date: 2024-05-13, {vote}"), "OW-7").outcome == "pass"

"""Pictures of networks: each tie has its mark, nothing stands on anything else, nobody is named who is not to be."""

import re
from collections import Counter
from itertools import combinations
from typing import Literal

import attrs
import networkx as nx
import pytest

import clsm
from clsm import Actor, Council, Instance, PartialDate, Period, Seat, Text, network, synthetic
from clsm.council import Snapshot, speaks_of_situations
from clsm.network import PartnerNetwork, TieNetwork
from clsm.network.picturing.sector_marks import MOST_DASHED, SectorMarks
from clsm.pictures import FILLS, SHAPES, Box, Dot, Line, Picture, Words
from clsm.problems import Mismatch
from clsm.vocabulary import SECTORS
from clsm.words import Lang

COUNCILS = (*clsm.datasets.names(), "synthetic")
LANGUAGES: tuple[Lang, ...] = ("en", "fr")


def council_net(name: str) -> PartnerNetwork:
    """Who sits where in a dataset, or in an invented council of 60 organisations."""
    return PartnerNetwork.from_council(snapshot_of(name))


def snapshot_of(name: str) -> Snapshot:
    """A dataset on its last documented day, or an invented council."""
    if name == "synthetic":
        return synthetic.council(7, organisations=60).on("2024-06-01")
    council = clsm.datasets.load(name)
    return council.on(str(council.last_documented or "2025-01-01"))


def pictures_of(net: PartnerNetwork, lang: Lang) -> dict[str, Picture]:
    """Every kind."""
    one = net.projected()
    kinds = {
        "bodies": network.picture(net, lang=lang),
        "seats": network.picture(net, kind="seats", lang=lang),
        "sectors": network.picture(one, lang=lang),
        "mixing": network.picture(network.mixing(one, permutations=0), lang=lang),
        "waves": network.picture(one, after=one.without(*one.ids[:2]), lang=lang),
    }
    for id in one.ids[:1]:
        kinds["ego"] = network.picture(network.ego(one, id), lang=lang)
    return kinds


def meet(a: Words, b: Words) -> bool:
    """Whether the rectangles of two labels overlap by more than rounding."""
    first, second = a.box, b.box
    return (
        min(first[2], second[2]) - max(first[0], second[0]) > 0.1
        and min(first[3], second[3]) - max(first[1], second[1]) > 0.1
    )


@pytest.mark.parametrize("name", COUNCILS)
def test_no_label_meets_another_and_all_lie_inside(name: str) -> None:
    """In both languages, for each kind, to 60 organisations, at the width of a telephone or little more."""
    net = council_net(name)
    for lang in LANGUAGES:
        for kind, picture in pictures_of(net, lang).items():
            wide, high = picture.extent
            assert wide <= 560, kind
            labels = [mark for mark in picture.painted if isinstance(mark, Words)]
            for label in labels:
                left, top, right, bottom = label.box
                assert left >= 0, (kind, label)
                assert right <= wide, (kind, label)
                assert top >= 0, (kind, label)
                assert bottom <= high, (kind, label)
            for a, b in combinations(labels, 2):
                assert not meet(a, b), (kind, a, b)


@pytest.mark.parametrize("name", COUNCILS)
def test_no_mark_of_an_organisation_lies_on_a_label_or_on_another(name: str) -> None:
    """Their middles are farther apart than they are large, and outside every label."""
    for kind, picture in pictures_of(council_net(name), "fr").items():
        # the halo of the centre, and what is inside a half-full mark, stand where another does
        dots = [mark for mark in picture.marks if isinstance(mark, Dot) and mark.colour != "#ffffff"]
        for a, b in combinations(dots, 2):
            assert abs(a.at[0] - b.at[0]) + abs(a.at[1] - b.at[1]) > 6, kind
        for label in (mark for mark in picture.marks if isinstance(mark, Words)):
            left, top, right, bottom = label.box
            for dot in dots:
                assert not (left < dot.at[0] < right and top < dot.at[1] < bottom), (kind, label, dot)


@pytest.mark.parametrize("name", COUNCILS)
@pytest.mark.parametrize("kind", ["bodies", "seats"])
def test_actions_that_are_read_too_change_no_picture_of_seats(name: str, kind: Literal["bodies", "seats"]) -> None:
    """A picture of who sits where shows bodies, whatever else the network reads."""
    both = PartnerNetwork.from_council(snapshot_of(name), relations=("seats", "actions"))
    assert network.picture(both, kind=kind) == network.picture(council_net(name), kind=kind)


@pytest.mark.parametrize("name", COUNCILS)
def test_each_known_tie_and_each_unknown_one_is_shown(name: str) -> None:
    """A solid line or a mark for each known; each unknown dashed, or where they are many, rings and their number."""
    net = council_net(name)
    bodies = network.picture(net)
    lines = Counter(mark.dashed for mark in bodies.marks if isinstance(mark, Line))
    assert lines[False] == len(net.links)
    if len(net.unknown) <= MOST_DASHED:
        assert lines[True] == len(net.unknown)
    else:
        ringed = [mark for mark in bodies.marks if isinstance(mark, Dot) and mark.ringed]
        assert len(ringed) == len({body for _, body in net.unknown})
        words = " ".join(" ".join(mark.lines) for mark in bodies.marks if isinstance(mark, Words))
        numbers = map(int, re.findall(r"\((\d+)\s\?", words))
        assert sum(numbers) == len(net.unknown)
    seats = network.picture(net, kind="seats")
    comers = {(seat.holder, seat.body) for seat in net.seats if seat.standing == "passing" and seat.holder in net}
    comers -= {*net.known}
    assert sum(isinstance(mark, Box) and mark.dashed for mark in seats.marks) == len({*net.unknown} - comers)
    assert sum(isinstance(mark, Dot) for mark in seats.marks) == len(net.links) + len(net.organisations) + len(comers)


@pytest.mark.parametrize("name", COUNCILS)
def test_each_pair_of_a_one_mode_network_is_shown(name: str) -> None:
    """The same, round the ring or beside the column."""
    net = council_net(name).projected()
    picture = network.picture(net)
    tied = [mark for mark in picture.marks if isinstance(mark, Line) and mark.colour == "#555555"]
    assert len(tied) == len(net.pairs[0])
    dashed = [mark for mark in picture.marks if isinstance(mark, Line) and mark.dashed]
    many = net.unknown_pairs > MOST_DASHED
    assert len(dashed) == (0 if many else net.unknown_pairs)
    ringed = sum(isinstance(mark, Dot) and mark.ringed for mark in picture.marks)
    assert ringed == (len({*net.unknown[0].tolist(), *net.unknown[1].tolist()}) if many else 0)
    key = " ".join(entry.words for entry in picture.key)
    assert not many or f"{net.unknown_pairs} unknown pair" in key


def test_each_way_to_sit_has_its_mark() -> None:
    """By shape and fill; who comes now and then too."""
    statuses = ("member", "ex_officio", "permanent_invitee", "not_documented", "occasional_invitee", "open_participant")
    since = Period(start=PartialDate(year=2000), end="open")
    actors = tuple(Actor(id=f"a{at}", name=f"A{at}", period=since) for at in range(len(statuses)))
    seats = tuple(
        Seat(holder=actor.id, status=status, period=since) for actor, status in zip(actors, statuses, strict=True)
    )
    body = Instance(id="b", name=Text.same("B"), kind="plenary", composition="complete", seats=seats, period=since)
    council = Council(id="there", name=Text.same("There"), jurisdiction="FR", actors=actors, instances=(body,))
    picture = network.picture(PartnerNetwork.from_council(council.on("2024-06-01")), kind="seats")
    marks = [mark for mark in picture.marks if isinstance(mark, Dot) and mark.at[0] > 180]
    assert len({(mark.shape, mark.fill) for mark in marks}) == len(marks) == len(statuses)
    words = " ".join(entry.words for entry in picture.key)
    assert all(label in words for label in ("Member", "Ex officio", "Occasional invitee", "Open participation"))


def test_titles_are_sentences_with_the_reading_and_the_day() -> None:
    """In both languages; where no day is documented it is left out."""
    lille = PartnerNetwork.from_council(clsm.datasets.load("lille-est").on("2011-11-01"))
    one = lille.projected()
    assert network.picture(lille).title == (
        "Who sits where on 1 November 2011, among the bodies: 50 organisations, 11 bodies, 34 ties; 488 pairs of which "
        "the sources do not tell."
    )
    assert network.picture(lille, lang="fr").title.endswith("; 488 couples dont les sources ne disent rien.")
    assert f"({one.said().say()})" in network.picture(one).title
    assert "on 1 November 2011" in network.picture(network.mixing(one, permutations=0)).title
    undated = network.picture(PartnerNetwork.from_networkx(nx.DiGraph([("gem", "town")])))
    assert undated.title == "Who is tied to whom: 1 tie of 2 organisations (a tie where at least one side says so)."
    seats = nx.Graph([("gem", "b")])
    nx.set_node_attributes(seats, {"gem": 0, "b": 1}, "bipartite")
    known = network.picture(PartnerNetwork.from_networkx(seats, two_mode="bipartite"))
    nowhere = network.picture(PartnerNetwork(date=None, nodes=(), seats=(), links=(), unknown=()))
    assert nowhere.title.endswith("0 ties; no body is documented.")
    assert known.title.endswith("1 organisation, 1 body, 1 tie; no pair of them is unknown.")


def test_sectors_differ_by_shape_and_fill() -> None:
    """Twenty-four without colour, whatever the order in which they are met; an unknown sector has its own."""
    styles = SectorMarks.of(reversed(list(SECTORS)[:24])).styles
    assert len({(shape, fill) for shape, fill, _ in styles.values()}) == len(SHAPES) * len(FILLS) == 24
    assert styles == SectorMarks.of(list(SECTORS)[:24]).styles
    assert SectorMarks.of([None]).dot(None, (0, 0)).fill == "hollow"
    assert SectorMarks.of(["our_own", "municipality"]).styles.keys() == {"municipality", "our_own"}


def test_fellowships_are_not_named_unless_asked() -> None:
    """In no kind; they have their mark."""
    net = TieNetwork.from_arrays(
        ["aa", "gem"],
        [0],
        [1],
        names=[clsm.Text.same("AA Est"), clsm.Text.same("GEM")],
        sectors=["self_help_fellowship", None],
        directed=False,
    )
    assert "AA Est" not in network.picture(net).to_svg()
    assert "AA Est" in network.picture(net, include_fellowships=True).to_svg()
    for id in net.ids:
        assert "AA Est" not in network.picture(network.ego(net, id)).to_svg()
    assert "AA Est" not in network.picture(net.without("aa"), after=net).to_svg()
    lille = PartnerNetwork.from_council(clsm.datasets.load("lille-est").on("2011-11-01"))
    for kind in ("bodies", "seats"):
        svg = network.picture(lille, kind=kind).to_svg()
        assert not any(lille.label(id) in svg for id in lille.fellowships)


def test_two_waves_tell_new_dissolved_stable_and_what_cannot_be_said() -> None:
    """By width, as the key says; left before, right after."""
    ids = ["a", "b", "c", "d", "e"]
    before = TieNetwork.from_arrays(ids, [0, 0, 2], [1, 2, 4], directed=False)
    after = TieNetwork.from_arrays(ids, [0, 1], [1, 3], directed=False, left_open=([2], [4]))
    picture = network.picture(before, after=after)
    widths = {"left": list[float](), "right": list[float]()}
    for mark in picture.marks:
        if isinstance(mark, Line) and not mark.dashed:
            widths["left" if mark.start[0] < 200 else "right"].append(mark.width)
    assert sorted(widths["left"]) == [0.8, 1.2, 3.2]
    assert sorted(widths["right"]) == [0.8, 3.2]
    assert sum(isinstance(mark, Line) and mark.dashed for mark in picture.marks) == 1
    gone = network.picture(before, after=after.without("e"))
    assert sum(isinstance(mark, Dot) for mark in gone.marks) == 9
    told = TieNetwork.from_arrays(ids, [0], [1])
    with pytest.raises(Mismatch, match="the same reading of both"):
        network.picture(told.reading("any"), after=told.reading("confirmed"))
    assert "any" in told.reading("any").read_as
    many = TieNetwork.from_arrays([f"o{at:02}" for at in range(20)], [], [], answered=[False] * 20, directed=False)
    rings = [mark for mark in network.picture(many, after=many).marks if isinstance(mark, Dot) and mark.ringed]
    assert len(rings) == 40


def test_cells_not_observed_are_hatched_in_the_heat_map() -> None:
    """Wholly or in part; a pair that is not possible has a dash, not a cell."""
    net = TieNetwork.from_arrays(
        ["a", "b", "c", "d"],
        [0],
        [1],
        answered=[True, True, False, False],
        sectors=["municipality", "municipality", "education", "education"],
    )
    answer = network.mixing(net, permutations=0)
    picture = network.picture(answer)
    cells = [mark for mark in picture.marks if isinstance(mark, Box)]
    assert len(cells) == 4
    assert sum(cell.hatched for cell in cells) == sum(
        answer.observed[pair] < answer.possible[pair] for pair in answer.counts
    )
    assert any("rows to columns" in entry.words for entry in picture.key)
    alone = network.mixing(
        TieNetwork.from_arrays(["a", "b"], [0], [1], sectors=["education", "home_support"], directed=False),
        permutations=0,
    )
    marks = network.picture(alone).marks
    assert sum(isinstance(mark, Box) for mark in marks) == 1
    assert sum(isinstance(mark, Words) and mark.lines == ("–",) for mark in marks) == 2
    assert any(isinstance(mark, Words) and mark.lines == ("1/1",) for mark in marks)


def test_an_ego_picture_shows_partners_possible_partners_and_ties_among_them() -> None:
    """A few on a ring with the organisation in the centre; many in a column below it."""
    star = nx.star_graph(30)
    net = PartnerNetwork.from_networkx(star)
    column = network.picture(network.ego(net, "0"))
    assert len({mark.at[0] for mark in column.marks if isinstance(mark, Dot)}) == 1
    few = PartnerNetwork.from_networkx(nx.star_graph(5), answered=[0, 1, 2, 3])
    ring = network.picture(network.ego(few, "0"))
    assert max(mark.size for mark in ring.marks if isinstance(mark, Dot) and mark.colour != "#ffffff") == 13
    silent = network.ego(PartnerNetwork.from_networkx(nx.star_graph(3), answered=[0]), "1")
    picture = network.picture(silent)
    assert sum(isinstance(mark, Line) and mark.dashed for mark in picture.marks) == len(silent.possible)
    crowd = PartnerNetwork.from_networkx(nx.star_graph(16), answered=[0])
    rings = [mark for mark in network.picture(network.ego(crowd, "0")).marks if isinstance(mark, Dot) and mark.ringed]
    assert len(rings) == 16


@pytest.mark.parametrize("name", clsm.datasets.names())
def test_bars_over_the_years_say_what_the_council_says(name: str) -> None:
    """No label meets another; each row's bars are where ``council.on(day)`` has the thing, sure or not."""
    council = clsm.datasets.load(name)
    picture = network.picture(council, lang="fr")
    labels = [mark for mark in picture.painted if isinstance(mark, Words)]
    assert not any(meet(a, b) for a, b in combinations(labels, 2))
    wide, high = picture.extent
    assert all(box[0] >= 0 and box[2] <= wide and box[3] <= high for box in (label.box for label in labels))
    last = council.last_documented
    if last is None:
        assert "rien ne peut être placé" in picture.title
        return
    assert str(last.year) in picture.title
    shown = sum(isinstance(mark, Box) and mark.colour == "#0072b2" for mark in picture.marks)
    today = council.on(last)
    ids = {fact.id for facts in (today.instances, today.partners(), today.agreements) for fact in facts}
    sure = ids - {*today.uncertain} - {*today.presumed}
    speaking = {body.id for body in council.instances if speaks_of_situations(body)}
    assert sum(isinstance(mark, Dot) for mark in picture.marks) >= len(sure - speaking)
    assert shown <= 2 * len(labels)
    for id in speaking:
        assert council.find(id).name.fr not in picture.to_svg()


def test_bars_end_where_a_thing_ended() -> None:
    """Shown to its end, nothing after; presumed after the last source; a broken line where sources do not tell."""
    since = Period(start=PartialDate.parse("2000-01-01"), end="open")
    council = Council(
        id="there",
        name=Text.same("There"),
        jurisdiction="FR",
        period=since,
        as_of=PartialDate.parse("2009-12-31"),
        actors=(
            Actor(id="a", name="Ended", period=Period(start=PartialDate(year=2000), end=PartialDate(year=2004))),
            Actor(id="b", name="Presumed", period=since, as_of=PartialDate(year=2005)),
            Actor(id="c", name="Unknown", as_of=PartialDate.parse("2009-12-31")),
        ),
    )
    marks = network.picture(council).marks
    row = {mark.lines[0]: mark.at[1] for mark in marks if isinstance(mark, Words) and mark.anchor == "start"}
    boxes = {name: [it for it in marks if isinstance(it, Box) and it.corner[1] + 3.5 == y] for name, y in row.items()}
    [ended] = [box for box in boxes["Ended"] if not box.dashed]
    middle = 150 + 242 / 2
    assert ended.corner[0] + ended.size[0] == pytest.approx(middle - 242 / 10, abs=6)
    assert {box.dashed for box in boxes["Presumed"]} == {True, False}
    assert any(isinstance(it, Line) and it.dashed and it.start[1] == row["Unknown"] for it in marks)
    assert any(isinstance(it, Dot) and it.at[1] == row["Unknown"] for it in marks)
    one_year = attrs.evolve(
        council, period=Period(start=PartialDate(year=2009)), actors=(), as_of=PartialDate(year=2009)
    )
    assert network.picture(one_year).title.startswith("There, 2009: its bodies")


def test_a_council_without_dates_and_a_fellowship_over_the_years() -> None:
    """Nothing can be placed; nobody is named."""
    undated = Council(id="there", name=Text.same("There"), jurisdiction="FR", actors=(Actor(id="a", name="A"),))
    assert "no source of it is dated" in network.picture(undated).title
    dated = attrs.evolve(
        undated, as_of=PartialDate(year=2009), actors=(Actor(id="a", name="AA Est", sector="self_help_fellowship"),)
    )
    assert "AA Est" not in network.picture(dated).to_svg()
    assert "AA Est" in network.picture(dated, include_fellowships=True).to_svg()


def test_other_things_are_refused() -> None:
    """With what a picture is made of."""
    with pytest.raises(TypeError, match="not of a Graph"):
        network.picture(nx.Graph())  # type: ignore[arg-type]
    with pytest.raises(Mismatch, match="'bodies' or 'seats'"):
        network.picture(council_net("metz"), kind="seat")  # type: ignore[arg-type]


def test_a_network_without_anybody_has_a_picture() -> None:
    """Its title says so."""
    nobody = TieNetwork.from_arrays([], [], [])
    assert "0 organisations" in network.picture(nobody).title
    assert network.picture(network.mixing(nobody, permutations=0)).to_svg()
    assert network.picture(PartnerNetwork(date=None, nodes=(), seats=(), links=(), unknown=()), kind="seats").to_svg()


def test_titles_say_how_much_is_unknown() -> None:
    """Of one organisation, of sectors, of two times; nothing where all is known."""
    net = TieNetwork.from_arrays(
        ["gem", "town", "ward"], [0], [1], sectors=["a", "b", "c"], answered=[True, False, False], directed=False
    )
    known = attrs.evolve(net, answered=None)
    assert network.picture(network.ego(net, "town")).title.endswith("; of 1 more it is not known.")
    assert network.picture(network.ego(net, "town"), lang="fr").title.endswith(" ; de 1 autre, on ne sait pas.")
    assert "; 2 unknown pairs. Each cell" in network.picture(network.mixing(net)).title
    assert network.picture(net, after=known, lang="fr").title.endswith("sans direction) ; 2 paires inconnues.")
    nameless = attrs.evolve(known, sectors=(None, None, "c"))
    assert "; without 2 organisations of unknown sector. Each" in network.picture(network.mixing(nameless)).title
    titles = [network.picture(it).title for it in (network.ego(known, "town"), network.mixing(known))]
    assert not any(
        "unknown" in title or "not known" in title for title in (*titles, network.picture(known, after=known).title)
    )

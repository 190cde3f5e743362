"""The partner network of a council on one day: which organisations sit in which bodies.

The relation is *two-mode*: an organisation is tied to a body, never to another organisation, so that
meeting somewhere is not mistaken for working together. Unknown is a value here: next to the known ties
stand the pairs of an organisation and a body of which the sources do not tell.
"""

import datetime
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, final, get_args, overload

import attrs

from clsm.cards import Card, Shown
from clsm.council import Snapshot, as_snapshot
from clsm.network.networks.from_council import read_council
from clsm.network.networks.from_meetings import read_meetings
from clsm.network.networks.from_ties import read_declared
from clsm.network.networks.nodes import (
    UNDOCUMENTED,
    Basis,
    Involvement,
    Link,
    Node,
    Pair,
    Relation,
    Sitting,
    term_text,
)
from clsm.network.networks.own_graphs import written
from clsm.network.networks.projection import Plenary, Weights, project
from clsm.network.networks.tie_network import COORDINATOR, FELLOWSHIP, TieNetwork
from clsm.network.phrases import on_day
from clsm.problems import Mismatch, choice_of, did_you_mean, nearest
from clsm.tables import Row
from clsm.vocabulary import Term
from clsm.words import Lang, Text, flat

if TYPE_CHECKING:
    import networkx as nx

    from clsm.network.networks.frames import Frames
    from clsm.network.networks.from_networkx import Answered


@final
@attrs.frozen(kw_only=True, repr=False)
class PartnerNetwork(Shown):
    """Who sits where, on one day: organisations × bodies.

    ``links`` are the known ties, ``unknown`` the pairs of an organisation and a body of which the
    sources do not tell, ``seats`` what both stand on. ``programs`` and ``involvements`` (who takes part in
    which) stand apart, as meeting in a body is not working in a program. ``date`` is ``None`` where it is
    not documented. ``relations`` is what was read: ``"seats"``, ``"actions"`` (programs and texts, which are then
    nodes too), none where a graph was. ``bodies_complete``: the list of bodies is known to be complete; only then can
    a finding about all of them be certain. ``removed`` names what :meth:`without` took out.
    Everything is sorted by id, so that two networks of the same facts are equal.

    Examples
    --------
    >>> from clsm import Actor, Council, Instance, PartialDate, Seat, Text
    >>> council = Council(
    ...     id="there",
    ...     name=Text.same("There"),
    ...     jurisdiction="FR",
    ...     as_of=PartialDate(year=2011),
    ...     actors=(Actor(id="town", name="Town"), Actor(id="gem", name="GEM")),
    ...     instances=(
    ...         Instance(
    ...             id="committee",
    ...             name=Text(fr="Comité de pilotage", en="Steering committee"),
    ...             kind="steering_committee",
    ...             composition="complete",
    ...             seats=(Seat(holder="town", status="member"),),
    ...         ),
    ...         Instance(id="plenary", name=Text(fr="Assemblée plénière", en="Plenary"), kind="plenary"),
    ...     ),
    ... )
    >>> net = PartnerNetwork.from_council(council.on("2011-11-01"))
    >>> net.known, net.unknown
    ((('town', 'committee'),), (('gem', 'plenary'), ('town', 'plenary')))
    >>> net.label("committee", "fr")
    'Comité de pilotage'
    """

    date: datetime.date | None
    nodes: tuple[Node, ...]
    seats: tuple[Sitting, ...]
    links: tuple[Link, ...]
    unknown: tuple[Pair, ...]
    terms: tuple[Term, ...] = ()
    removed: frozenset[str] = frozenset()
    programs: tuple[Node, ...] = ()
    involvements: tuple[Involvement, ...] = ()
    relations: tuple[Relation, ...] = ()
    bodies_complete: bool = True

    @property
    def places_complete(self) -> bool:
        """Whether no place of what is read can be missing; of programs and texts no list is known to be complete."""
        return self.bodies_complete and "actions" not in self.relations

    @classmethod
    def from_council(
        cls, snapshot: Snapshot, *, relations: Iterable[Relation] = ("seats",), bodies_complete: bool = False
    ) -> "PartnerNetwork":
        """Read the network of a council on one day: by default, who sits in the same bodies.

        The nodes are every body of the day, every holder of a seat, and every actor without a seat.
        Left out: a body that is only announced, where nobody meets yet, with its seats; and, unless it
        holds a seat, the carrier, which is the council itself, and an actor whose history leads to it (a
        forerunner). A post whose holder is an actor stands for that actor, except the coordinator's,
        which is always a node of its own.

        A seat is a *known tie* when its evidence is ``listed`` or ``presence_recorded``: whoever sits
        there meets the others, as a member, by right, by permanent invitation or in a capacity that
        is not documented (which is never read as a member's). So does whoever presides over a body or runs it,
        by right, where no seat of theirs is named; those who hold a seat together all sit there. Not ties: a seat of
        an ``occasional_invitee`` or an ``open_participant``, who are seen passing by, one that is announced, who
        may take part (``open_to``), and the seat of a holder that is no more on the day.

        A pair of an organisation and a body is *unknown* where no known tie joins them and

        - a seat leaves it open: its evidence is a claim, or it, its holder or its body may or may not
          have stood on the day;
        - or the body's composition is not complete;
        - or the body seats somebody who may be the same organisation: a source says so
          (``presumed_same_as``), or one of the two is not named and their sectors do not tell them apart.

        Of programs and texts no source says that the list of partners is complete: whoever is not known to take
        part in one may.

        Parameters
        ----------
        snapshot : clsm.council.Snapshot
            The council on a day, ``council.on("2011-11-01")``.
        relations : iterable of str
            What ties organisations: ``"seats"`` in the same bodies, ``"actions"``, programs that are carried on the
            day and texts of the day. Who met whom is read by :meth:`from_meetings`.
        bodies_complete : bool
            Whether the file is known to hold every body; no file says so itself.

        Raises
        ------
        TypeError
            For a council without a day, with a sentence that says what to give.
        clsm.problems.Mismatch
            For another relation.
        """
        asked: set[str] = set(relations)
        known: tuple[Relation, ...] = get_args(Relation)
        if not asked or not asked <= set(known):
            wrong = min(asked.difference(known), default="")
            raise Mismatch("option", found=repr(wrong), options=choice_of(*known), near=nearest(wrong, known))
        read = tuple(relation for relation in known if relation in asked)
        return cls(**read_council(as_snapshot(snapshot).outside, read), bodies_complete=bodies_complete)

    @classmethod
    def from_ties(cls, snapshot: Snapshot, relation: str | None = None) -> TieNetwork:
        """Read the declared ties of a council on one day: who says they work with whom, a one-mode network.

        The nodes are the council's partners, tied or not, whoever was asked, and both ends of each tie; a
        post stands for its holder, except the coordinator's, a node of its own with its ``role``. Whoever
        tells a tie (``told_by``) names the other; where a document or a third party tells it, its origin
        names its target. A tie is as strong as its ``level``, 1 where that is not documented; told several
        times, as strong as the closest. Left open are ties that may or may not have stood on the day, the cells
        that a survey left open, and what a third party tells of somebody who answered and did not say so.

        Only those who answered a survey of the relation can be read as not naming somebody; without
        *relation*, those who answered about each relation that a survey asks. The others are silent, even
        where they, or documents, tell some ties: what else they would say is unknown, not absent.

        Parameters
        ----------
        snapshot : clsm.council.Snapshot
            The council on a day, ``council.on("2011-11-01")``.
        relation : str, optional
            The ties of that relation alone, a term of ``tie_relations``; by default all.

        Raises
        ------
        TypeError
            For a council without a day, with a sentence that says what to give.
        clsm.problems.Mismatch
            For a relation that is no term of the list, with what may be meant.

        Examples
        --------
        >>> import clsm
        >>> net = PartnerNetwork.from_ties(clsm.datasets.load("lille-est").on("2011-11-01"))
        >>> net.directed, net.basis.answered, [id for id, role in zip(net.ids, net.roles) if role]
        (True, 0, ['coordinator'])
        """
        return read_declared(snapshot, relation)

    @classmethod
    def from_meetings(
        cls, snapshot: Snapshot, start: "str | datetime.date", end: "str | datetime.date", *, plenary: bool = False
    ) -> TieNetwork:
        """Read who was at the same meetings from *start* to *end*, twice or more: a one-mode network without direction.

        A reading apart from who sits where: it is made of attendance. The nodes are the council's partners, and
        whoever holds a seat in one of its bodies. A tie is as strong as the sum of 1/(k − 1) over the meetings at
        which both were, k being those who were there. A proxy, an excuse, an absence make nobody present.

        A pair is *unknown* where it may have met twice: a list of attendance is not complete, or a body has no time
        documented of which every meeting is recorded (``recorded``). Then any two who sit there may have met more
        often; any two partners, where the body's composition is not complete either.

        Left out: what is planned, cancelled or put off, or later than the day of *snapshot*; the plenary, which
        gathers everybody, unless *plenary* asks for it; bodies that speak of situations and allocation commissions,
        always.

        Parameters
        ----------
        snapshot : clsm.council.Snapshot
            The council on a day, ``council.on("2011-11-01")``.
        start, end : str or datetime.date
            The first and the last day of the time that is read.
        plenary : bool
            Whether meetings of the plenary are read.

        Raises
        ------
        TypeError
            For a council without a day, with a sentence that says what to give.
        clsm.problems.Mismatch
            For an end before the start.
        """
        return read_meetings(snapshot, start, end, plenary=plenary)

    @overload
    @classmethod
    def from_networkx(
        cls,
        graph: "nx.Graph[Any]",
        *,
        sector: str | None = ...,
        weight: str | None = ...,
        answered: "Answered" = ...,
        two_mode: None = ...,
        name: str | None = ...,
        role: str | None = ...,
        relation: str | None = ...,
        date: datetime.date | None = ...,
    ) -> TieNetwork: ...
    @overload
    @classmethod
    def from_networkx(
        cls,
        graph: "nx.Graph[Any]",
        *,
        two_mode: str,
        organisations: object = ...,
        sector: str | None = ...,
        answered: "Answered" = ...,
        name: str | None = ...,
        role: str | None = ...,
        kind: str | None = ...,
        date: datetime.date | None = ...,
    ) -> "PartnerNetwork": ...
    @classmethod
    def from_networkx(
        cls,
        graph: "nx.Graph[Any]",
        *,
        sector: str | None = None,
        weight: str | None = None,
        answered: "Answered" = None,
        two_mode: str | None = None,
        organisations: object = 0,
        name: str | None = None,
        role: str | None = None,
        kind: str | None = None,
        relation: str | None = None,
        date: datetime.date | None = None,
    ) -> "TieNetwork | PartnerNetwork":
        """Read a networkx graph: one-mode, or two-mode where *two_mode* is given.

        Any :class:`networkx.Graph`, ``DiGraph``, ``MultiGraph`` or ``MultiDiGraph``; an edge of a directed
        graph is what its first end reports. A node may be anything that networkx takes; its id is its text.
        Self-loops are left out and counted; parallel edges are merged, their weights summed, and counted. A
        weight is a strength, higher is closer, and a weight of zero is no tie. A graph that ``to_networkx`` made
        comes back whole, without its attributes being named, or is refused where what it said of unknown ties was
        lost on the way.

        Parameters
        ----------
        graph : networkx.Graph
            Who is tied to whom, or with *two_mode* which organisations sit in which bodies.
        sector : str, optional
            The node attribute with the sector. Missing values of Python, numpy and pandas, an empty text and
            ``not_documented`` mean that it is not known; anything else is read as text.
        weight : str, optional
            The edge attribute with the strength. An edge without it counts 1, as in networkx. Without
            *weight* every edge counts 1, whatever attributes there are.
        answered : str, mapping or iterable of nodes, optional
            Who answered: a node attribute or a mapping that says so of each (missing means silent), or the
            nodes themselves. By default everybody did. The ties of the others are unknown, not absent.
        two_mode : str, optional
            The node attribute that tells organisations and bodies apart, ``"bipartite"`` by networkx's own
            custom. The ties of an organisation that did not answer are then unknown, those of the others
            complete.
        organisations : object
            The value of *two_mode* that marks organisations, 0 by default, as ``to_networkx`` writes it;
            whatever has another value is a body.
        name, role, kind : str, optional
            The node attributes with what readers see, with ``coordinator`` for the coordinator's post, and
            with the kind of a body (``plenary``).
        relation : str, optional
            What the ties are, a term of ``tie_relations``; only of a one-mode network.
        date : datetime.date, optional
            The day; ``None`` where it is not documented.

        Returns
        -------
        TieNetwork or PartnerNetwork
            A :class:`TieNetwork`; with *two_mode* a :class:`PartnerNetwork` of ties without seats.

        Raises
        ------
        clsm.problems.Mismatch
            For two nodes with the same text; for weights that are negative, not finite or no numbers, all
            their edges named; for an attribute that nothing has, with those that exist; for a node that is a
            missing value; for answers of nobody; for a node without a mode, an edge inside one mode, or a
            two-mode graph that *two_mode* does not announce; for a graph of ours that lost what it said of
            unknown ties.
        TypeError
            If *graph* is no networkx graph.

        Examples
        --------
        >>> import networkx as nx
        >>> graph = nx.DiGraph([("gem", "town"), ("town", "gem"), ("town", "ward")])
        >>> net = PartnerNetwork.from_networkx(graph, answered=["gem", "town"])
        >>> net.basis.ties, net.reading("confirmed").basis.ties, net.basis.unknown_pairs
        (3, 1, 1)
        >>> seats = nx.Graph([("gem", "committee"), ("town", "committee")])
        >>> nx.set_node_attributes(seats, {"gem": 0, "town": 0, "committee": 1}, "bipartite")
        >>> PartnerNetwork.from_networkx(seats, two_mode="bipartite").known
        (('gem', 'committee'), ('town', 'committee'))
        """
        # networkx is loaded when a graph is read, not with the package
        from clsm.network.networks.from_networkx import Attributes, read_ties, read_two_mode

        columns = Attributes(sector=sector, name=name, role=role, kind=kind)
        if two_mode is None:
            return read_ties(graph, columns, weight=weight, answered=answered, relation=relation, date=date)
        if weight is not None or relation is not None:
            raise Mismatch("two-mode-weight", field="two_mode")
        return cls(
            **read_two_mode(
                graph, columns, two_mode=two_mode, organisations=organisations, answered=answered, date=date, kind=cls
            )
        )

    @classmethod
    def from_edges(
        cls,
        edges: Any,
        nodes: Any = None,
        *,
        directed: bool,
        sector: str | None = None,
        weight: str | None = None,
        answered: "Answered" = None,
        label: str | None = None,
        role: str | None = None,
        relation: str | None = None,
        date: datetime.date | None = None,
    ) -> TieNetwork:
        """Read a list of ties, a row for each: a one-mode network, with what the list leaves unknown.

        Parameters
        ----------
        edges : DataFrame or iterable of mappings
            Rows with ``origin`` and ``target``, and where the list knows it ``tie``: true; false, or no row, for no
            tie; missing (``None``, NaN, NA) where nobody knows. A pair that has several rows is summed, and counted.
        nodes : DataFrame or iterable of mappings, optional
            Rows with ``name``, the id by which *edges* names an organisation. Without it there are those of *edges*
            alone, whoever has no tie is missing, and everybody answered unless *answered* says otherwise.
        directed : bool
            Whether ``origin`` is who tells the tie.
        sector, label, role : str, optional
            The columns of *nodes* with the sector, with what readers see, with ``coordinator`` for the coordinator's
            post.
        weight : str, optional
            The column of *edges* with the strength.
        answered : str, mapping or iterable, optional
            Who answered: a column of *nodes*, a mapping, or the names; as for :meth:`from_networkx`.
        relation : str, optional
            What the ties are, a term of ``tie_relations``.
        date : datetime.date, optional
            The day; ``None`` where it is not documented.

        Raises
        ------
        clsm.problems.Mismatch
            For rows of *edges* that are no ties, named by number: an end that is missing or not in *nodes*, a ``tie``
            that is neither true nor false; for a name that is missing or there twice; otherwise as
            :meth:`from_networkx`.

        Examples
        --------
        >>> ties = [{"origin": "gem", "target": "town"}, {"origin": "town", "target": "ward", "tie": None}]
        >>> organisations = [{"name": "gem"}, {"name": "town"}, {"name": "ward"}]
        >>> net = PartnerNetwork.from_edges(ties, organisations, directed=False)
        >>> net.basis.ties, net.basis.unknown_pairs
        (1, 1)
        """
        # networkx is loaded when ties are read, not with the package
        from clsm.network.networks.from_edges import read_edges
        from clsm.network.networks.from_networkx import Attributes

        columns = Attributes(sector=sector, name=label, role=role, kind=None)
        return read_edges(
            edges, nodes, columns, directed=directed, weight=weight, answered=answered, relation=relation, date=date
        )

    @property
    def organisations(self) -> tuple[Node, ...]:
        """The nodes that are organisations."""
        return tuple(node for node in self.nodes if node.mode == "organisation")

    @property
    def instances(self) -> tuple[Node, ...]:
        """The nodes that are bodies."""
        return tuple(node for node in self.nodes if node.mode == "instance")

    @property
    def known(self) -> tuple[Pair, ...]:
        """The ends of the known ties."""
        return tuple(link.ends for link in self.links)

    @property
    def fellowships(self) -> frozenset[str]:
        """The ids of the self-help fellowships that keep anonymity."""
        return frozenset(node.id for node in self.organisations if node.sector == FELLOWSHIP)

    @cached_property
    def basis(self) -> Basis:
        """What was observed, in figures."""
        actions = {node.id for node in self.nodes if node.mode in ("program", "agreement")}
        compositions = [node.composition or UNDOCUMENTED for node in self.instances]
        return Basis(
            date=self.date,
            organisations=len(self.organisations),
            unnamed=sum(not node.named for node in self.organisations),
            instances=len(compositions),
            compositions=tuple((name, compositions.count(name)) for name in sorted(set(compositions))),
            ties=len(self.links),
            presumed_ties=sum(link.presumed for link in self.links),
            unknown_pairs=len(self.unknown),
            fellowships=len(self.fellowships),
            without_sector=sum(node.sector == UNDOCUMENTED for node in self.organisations),
            relations=self.relations,
            actions=len(actions),
            action_ties=sum(link.ends[1] in actions for link in self.links),
            unknown_in_actions=sum(place in actions for _, place in self.unknown),
        )

    def node(self, id: str) -> Node:
        """The node with this id; raises :class:`KeyError`, with what may be meant, if none has it."""
        if id not in self._nodes:
            hint = did_you_mean(id, self._nodes)
            raise KeyError(
                f"{id!r} is neither an organisation nor a body of this network" + (f" ({hint.say()})" if hint else "")
            )
        return self._nodes[id]

    def __contains__(self, id: object) -> bool:
        return id in self._nodes

    def link(self, organisation: str, body: str) -> Link | None:
        """The known tie of *organisation* to *body*; ``None`` where there is none."""
        return self._links.get((organisation, body))

    def name(self, id: str) -> Text:
        """What readers see for a node or a program, in both languages."""
        program = self._programs.get(id)
        return program.name if program else self.node(id).name

    def label(self, id: str, lang: Lang = "en") -> str:
        """What readers see for a node."""
        return self.name(id).say(lang)

    def sector(self, id: str) -> str:
        """The sector of an organisation; ``not_documented`` where it is not known."""
        return self.node(id).sector

    def pillars(self, id: str) -> frozenset[str]:
        """What the seats of an organisation stand for, all together."""
        return self.node(id).pillars

    def term(self, list_name: str, id: str) -> Text:
        """What readers see for a term of a vocabulary list, the council's own terms included."""
        return term_text(list_name, id, self.terms)

    def bodies_of(self, organisation: str) -> tuple[str, ...]:
        """The bodies in which *organisation* is known to sit."""
        return tuple(body for seated, body in self.known if seated == organisation)

    def seated_in(self, body: str) -> tuple[str, ...]:
        """The organisations known to sit in *body*."""
        return tuple(organisation for organisation, place in self.known if place == body)

    def evidence(self, pairs: Iterable[Pair]) -> tuple[str, ...]:
        """The ids of the seats that the known ties among *pairs* stand on, sorted."""
        links = (self._links.get(pair) for pair in pairs)
        return tuple(sorted({seat for link in links if link for seat in link.evidence}))

    def without(self, *, coordinator: bool = False, plenary: bool = False) -> "PartnerNetwork":
        """The same network without the coordinator, the plenary, or both.

        Where the coordinator sits everywhere, or a plenary gathers everybody, each network is a star:
        an effect of the job or of the rule, which hides who else meets whom. Organisations that sat
        only in the plenary stay, without a tie.
        """
        out = {node.id for node in self.nodes if coordinator and node.role == COORDINATOR}
        out |= {node.id for node in self.nodes if plenary and node.kind == "plenary"}
        names = {name for name, asked in (("coordinator", coordinator), ("plenary", plenary)) if asked}
        return attrs.evolve(
            self,
            nodes=tuple(node for node in self.nodes if node.id not in out),
            seats=tuple(seat for seat in self.seats if not out & {seat.body, seat.holder}),
            links=tuple(link for link in self.links if out.isdisjoint(link.ends)),
            unknown=tuple(pair for pair in self.unknown if out.isdisjoint(pair)),
            involvements=tuple(part for part in self.involvements if out.isdisjoint(part.ends)),
            removed=self.removed | names,
        )

    def reduced(self) -> "PartnerNetwork | None":
        """The network without the coordinator and the plenary; ``None`` where it holds neither."""
        smaller = self.without(coordinator=True, plenary=True)
        return smaller if len(smaller.nodes) < len(self.nodes) else None

    def projected(
        self, weights: "Weights" = "count", plenary: "Plenary" = "exclude", *, programs: bool = False
    ) -> TieNetwork:
        """The organisations alone, tied where they sit in the same body: a one-mode, undirected network.

        Two organisations that no known body unites, and that may meet in one whose seats the sources
        leave open, are an unknown pair. Seats that are not known could only strengthen a known tie. The
        unknown pairs hang together (one seat would open several), so what is certain or possible over
        them errs on the side of caution.

        Parameters
        ----------
        weights : {"count", "newman"}
            How strong a tie is: how many bodies the two share; or the sum of 1/(k − 1) over them, k being
            the known members of each, so that a large body counts less (Newman 2001, *Physical Review E*
            64, 016132).
        plenary : {"exclude", "keep", "weigh"}
            A plenary ties each organisation to each, and every council would look like one healthy circle. So
            it is left out by default; kept as any other body; or weighed, 1/(k − 1), whatever *weights* are.
        programs : bool
            Whether a program that both take part in ties them too.

        Returns
        -------
        TieNetwork

        Raises
        ------
        clsm.problems.Mismatch
            For other weights, or another way with the plenary.

        Examples
        --------
        >>> import clsm
        >>> net = PartnerNetwork.from_council(clsm.datasets.load("seraing").on("2025-12-01"))
        >>> together = net.projected()
        >>> together.directed, together.n == len(net.organisations)
        (False, True)
        """
        return project(self, weights=weights, plenary=plenary, programs=programs)

    def to_networkx(self, *, programs: bool = False, lang: Lang = "en") -> "nx.Graph[str]":
        """A networkx graph of the known ties, with plain text, numbers and booleans as attributes.

        Nodes have ``bipartite`` (0 for organisations, 1 for bodies, as networkx's own bipartite
        functions want), ``name``, which is the id (R igraph looks nodes up by it), ``label`` in *lang* (what Gephi
        shows); edges have a ``weight`` of 1, their ``status`` and ``evidence`` (seat ids). What is
        not known is an empty text. The graph's ``unknown_pairs`` is how many pairs the sources leave open, its
        ``clsm`` the whole network as text, and that of a node the id that it had, so that
        ``PartnerNetwork.from_networkx(graph, two_mode="bipartite")`` gives it back, cut or relabelled, through
        node-link data, GraphML and GML. GEXF and Pajek drop what the graph itself holds; such a file is refused.
        With *programs*, they are nodes too (``mode`` ``"program"``, ``bipartite`` 1), tied to those known to
        take part (``status`` ``"partner"`` or ``"leads"``).
        """
        import networkx as nx

        graph: nx.Graph[str] = nx.Graph(reading="two_mode", unknown_pairs=len(self.unknown), clsm=written(self))
        if self.date:
            graph.graph["date"] = str(self.date)
        beside = [program for program in self.programs if programs and program.id not in self]
        for node in (*self.nodes, *beside):
            graph.add_node(
                node.id,
                clsm=node.id,
                bipartite=int(node.mode != "organisation"),
                mode=node.mode,
                name=node.id,
                label=node.name.say(lang),
                name_fr=node.name.fr,
                name_en=node.name.en,
                sector=node.sector if node.mode == "organisation" else "",
                pillars=flat(sorted(node.pillars)),
                role=node.role or "",
                named=node.named,
                kind=node.kind or "",
                functions=flat(node.functions),
                composition=node.composition or "",
            )
        for link in self.links:
            graph.add_edge(*link.ends, weight=1, status=link.status, evidence=flat(link.evidence))
        for part in self.involvements if beside else ():
            if part.standing == "known":
                graph.add_edge(*part.ends, weight=1, status="leads" if part.leads else "partner", evidence="")
        return graph

    def to_frames(self, *, lang: Lang = "en") -> "Frames":
        """The organisations, the bodies and the seats as data frames; needs the extra ``pandas``.

        Returns
        -------
        clsm.network.networks.frames.Frames
            ``nodes``: ``name`` (the id), ``label``, ``mode``, ``sector``, ``kind``, ``composition``. ``edges``:
            ``origin`` (who sits), ``target`` (in which body), ``tie`` (true, or missing where the sources do not
            tell; every other pair is known to be none), ``status``, ``evidence`` (seat ids).
        """
        # pandas is loaded for those who ask for a frame
        from clsm.network.networks.frames import frames_of_seats

        return frames_of_seats(self, lang)

    def to_igraph(self, *, programs: bool = False, lang: Lang = "en") -> Any:
        """An ``igraph.Graph`` with what :meth:`to_networkx` holds; needs the package ``igraph``."""
        from clsm.network.networks.frames import to_igraph

        return to_igraph(self.to_networkx(programs=programs, lang=lang))

    @cached_property
    def _nodes(self) -> Mapping[str, Node]:
        return {node.id: node for node in self.nodes}

    @cached_property
    def _programs(self) -> Mapping[str, Node]:
        return {program.id: program for program in self.programs}

    def card(self, lang: Lang = "en") -> Card:
        """What is shown at first sight: the day, what was observed, and each body with who is known to sit there."""
        rows: list[Row] = [
            {
                "body": body.id,
                "name": body.name.say(lang),
                "seated": len(self.seated_in(body.id)),
                "composition": self.term("compositions", body.composition or UNDOCUMENTED).say(lang),
            }
            for body in self.instances
        ]
        return Card(
            title=f"{_TITLE.say(lang)}{on_day(self.date).say(lang)}",
            sentences=(self.basis.explain(lang),),
            rows=rows,
            calls=("network.gaps(net)", "network.bridges(net)", "network.access(net)", ".projected()"),
            lang=lang,
        )

    @cached_property
    def _links(self) -> Mapping[Pair, Link]:
        return {link.ends: link for link in self.links}


_TITLE: Final = Text(fr="Qui siège où", en="Who sits where")


def two_mode_only(net: object) -> PartnerNetwork:
    """*net* if it is two-mode; otherwise a :class:`TypeError` that says what to do."""
    if isinstance(net, PartnerNetwork):
        return net
    raise TypeError(
        "a two-mode network is needed, organisations × bodies, made by PartnerNetwork.from_council(today), not a "
        f"{type(net).__name__}"
    )

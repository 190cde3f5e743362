"""FR-G4, FR-I2, FR-I4 to FR-I6: how the bodies work."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from clsm.changes import Add, Remove, Replace
from clsm.council import Snapshot
from clsm.dates import Frequency, PartialDate, Period
from clsm.entities.instances import Instance, Meeting, Post
from clsm.entities.objectives import Priority
from clsm.governance.books.examples import example
from clsm.governance.books.fr_guide.shared import GROUPS, ON_SITE, ON_SITE_2024, SINCE_2018
from clsm.governance.engine.rules import Edition, Fill, Finding, Outcome, rule
from clsm.governance.engine.words import MINUTES_OR_RULES
from clsm.governance.reading.contracts import years_later
from clsm.governance.reading.endings import Answer, Words, stands
from clsm.governance.reading.offices import begins, free_id, offices, speaks_for
from clsm.governance.reading.seats import (
    bodies,
    existing,
    meeting_to_hold,
    named,
    none_of,
    recorded_days,
)
from clsm.governance.texts.parameters import PARAMETERS
from clsm.governance.texts.sources import (
    CENTRE_ORGANISATION,
    CENTRE_STEERING,
    PLANPSY_2016,
)
from clsm.vocabulary import INSTANCE_KINDS
from clsm.words import Text, both, in_words, paragraph, set_apart

_ROADMAP: Final = Words(
    there=Text(fr="Des priorités sont documentées : {names}.", en="Priorities are documented: {names}."),
    ended=Text(
        fr="Les priorités documentées sont arrivées à leur terme ({names}) et aucune autre n’est documentée depuis.",
        en="The documented priorities have come to their end ({names}), and no other is documented since.",
    ),
    unsaid=Text(
        fr="Aucune priorité du conseil, ni de son comité de pilotage, n’est documentée.",
        en="No priority of the council, or of its steering committee, is documented.",
    ),
)


_MAY_RUN: Final = Text(
    fr="Les sources ne disent pas si ces priorités courent ce jour-là : {names}.",
    en="The sources do not say whether these priorities run on the day: {names}.",
)


_WHERE_PRIORITIES_STAND: Final = Text(
    fr="la feuille de route, ou le compte rendu du comité de pilotage",
    en="the roadmap, or the steering committee's minutes",
)


def _priority(start: int, end: int) -> Add:
    words = Text(fr="Rompre l’isolement", en="Ending isolation")
    period = Period(start=PartialDate(year=start), end=PartialDate(year=end, month=12, day=31))
    return Add(Priority(id="isolation", words=words, of="committee", period=period))


@rule(
    code="FR-G4",
    name=Text(fr="Des priorités pour l’année ou pour plusieurs", en="Priorities for a year or several"),
    what=Text(
        fr="Le comité de pilotage fixe une feuille de route, annuelle ou pluriannuelle. La règle regarde si des "
        "priorités du conseil ou de son comité de pilotage courent ce jour-là. Les autres tâches que le guide confie "
        "au comité (prévoir l’évaluation, garantir l’éthique, trouver les moyens) ne laissent pas de trace qu’elle "
        "puisse lire.",
        en="The steering committee sets a roadmap for a year or several. The rule looks whether priorities of the "
        "council or of its steering committee run on the day. The committee's other tasks in the guidance (plan "
        "evaluation, guarantee ethics, find means) leave no trace that it could read.",
    ),
    why=Text(
        fr="Des priorités écrites disent à chacun ce qui vient d’abord, et jusqu’à quand ; elles se rediscutent à leur "
        "terme.",
        en="Written priorities tell everybody what comes first, and until when; at their end they are discussed anew.",
    ),
    limits=Text(
        fr="La règle ne lit pas ce que valent les priorités, ni si elles sont suivies ; celles d’un "
        "contrat n’y comptent pas.",
        en="The rule does not read what the priorities are worth, nor whether they are followed; those "
        "of a contract do not count.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_STEERING,),
    applies_from=ON_SITE_2024,
    editions=(
        Edition(
            applies_from=ON_SITE,
            applies_until=ON_SITE_2024,
            name=Text(fr="Des priorités fixées au pilotage", en="Priorities set in steering"),
            what=Text(
                fr="Le comité de pilotage fixe les priorités, à la lumière de la plénière et des données. La règle "
                "regarde si des priorités du conseil ou de son comité de pilotage courent ce jour-là.",
                en="The steering committee sets the priorities, in the light of the plenary and of data. The rule "
                "looks whether priorities of the council or of its steering committee run on the day.",
            ),
            sources=(CENTRE_ORGANISATION,),
        ),
    ),
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="La feuille de route d’Ombreval court de 2023 à 2026.",
            en="Ombreval's roadmap runs from 2023 to 2026.",
        ),
        _priority(2023, 2026),
    ),
    breaks=lambda: example(
        Text(
            fr="La feuille de route d’Ombreval allait jusqu’en 2022, et aucune autre n’est documentée depuis.",
            en="Ombreval's roadmap ran until 2022, and no other is documented since.",
        ),
        _priority(2019, 2022),
    ),
)
def roadmap(snapshot: Snapshot) -> Iterator[Finding]:
    """Say whether priorities of the council run on the day, have ended, or are not documented."""
    council = snapshot.council
    committees = {None, *(body.id for body in council.instances if body.kind == "steering_committee")}
    # priorities that may have run are told here, and not left to a second look without them
    whole = snapshot.on(snapshot.date)
    aims = [it for it in whole.priorities if it.of in committees]
    doubtful = [it for it in aims if it.id in whole.uncertain]
    ever = (it for it in council.priorities if it.of in committees)
    answer = stands((it for it in aims if it not in doubtful), ever, snapshot.date, _ROADMAP)
    if doubtful and answer.outcome != "pass":
        names = set_apart(it.words for it in sorted(doubtful, key=lambda it: it.id))
        answer = Answer(outcome="not_documented", because=_MAY_RUN.format(names=names))
    new = Priority(
        id=free_id(council, "roadmap"),
        words=Text(fr="Une nouvelle feuille de route", en="A new roadmap"),
        period=begins(snapshot),
    )
    periods = [Fill(id=it.id, field="period", usually_in=_WHERE_PRIORITIES_STAND) for it in doubtful]
    unsaid = periods or [Fill(id=council.id, field="priorities", usually_in=_WHERE_PRIORITIES_STAND)]
    yield Finding(
        outcome=answer.outcome,
        focus=council.id,
        because=answer.because,
        evidence=answer.evidence,
        fix=(Add(new),) if answer.outcome == "fail" else (),
        fill=tuple(unsaid) if answer.outcome == "not_documented" else (),
    )


_RUN_IT: Final = ("co_animator", "chair", "president", "rotating_chair", "vice_chair")


_CO_ANIMATED: Final = Text(
    fr="{body} – La psychiatrie publique en assure la coanimation : {who}.",
    en="{body} – Public psychiatry co-facilitates it: {who}.",
)


_CO_ANIMATED_BY_OTHERS: Final = Text(
    fr="{body} – Coanimation documentée : {who}. La psychiatrie publique pourrait s’y joindre.",
    en="{body} – Documented co-facilitation: {who}. Public psychiatry could join in.",
)


_WHO_CO_ANIMATES: Final = Text(
    fr="{body} – Qui le coanime n’est pas documenté.",
    en="{body} – Who co-facilitates it is not documented.",
)


_HEAD_OF_SECTOR: Final = Text(
    fr="Responsable du secteur ou du pôle de psychiatrie publique", en="Head of the public psychiatry sector"
)


def _co_animation(snapshot: Snapshot, body: Instance) -> Finding:
    posts = {post: speaks_for(snapshot, post, "public_psychiatry") for post in offices(snapshot, _RUN_IT, body.id)}
    theirs = [post for post, answer in posts.items() if answer and not post.vacant]
    unsaid = [post for post, answer in posts.items() if answer is None and not post.vacant]
    others = [post for post, answer in posts.items() if answer is False and post.function == "co_animator"]
    outcome: Outcome = "not_documented"
    if theirs:
        outcome = "pass"
    elif others and not unsaid:
        outcome = "fail"
    sentence = {"pass": _CO_ANIMATED, "fail": _CO_ANIMATED_BY_OTHERS, "not_documented": _WHO_CO_ANIMATES}[outcome]
    post = Post(
        id=free_id(snapshot.council, f"{body.id}-co-animator"),
        function="co_animator",
        body=body.id,
        label=_HEAD_OF_SECTOR,
        pillars=frozenset({"public_psychiatry"}),
        period=begins(snapshot),
    )
    fill = [Fill(id=post.id, field="pillars", usually_in=MINUTES_OR_RULES) for post in unsaid]
    return Finding(
        outcome=outcome,
        focus=body.id,
        because=sentence.format(body=body.name, who=named(snapshot, theirs or others)),
        evidence=(body.id, *(it.id for it in theirs or posts)),
        fix=(Add(post),) if outcome == "fail" else (),
        fill=tuple(fill or [Fill(id=snapshot.council.id, field="posts", usually_in=MINUTES_OR_RULES)])
        if outcome == "not_documented"
        else (),
    )


def _co_animator(holder: str) -> Add:
    return Add(Post(id="co-animator", function="co_animator", body="committee", holder=holder, period=SINCE_2018))


@rule(
    code="FR-I2",
    name=Text(
        fr="La psychiatrie publique coanime le comité de pilotage",
        en="Public psychiatry co-facilitates the steering committee",
    ),
    what=Text(
        fr="Le comité de pilotage est animé avec les responsables du secteur ou du pôle de psychiatrie publique. Y "
        "siéger ne suffit pas : la règle cherche qui préside ou coanime.",
        en="The steering committee is run together with the heads of the public psychiatry sector. A seat is not "
        "enough: the rule looks for who chairs or co-facilitates.",
    ),
    why=Text(
        fr="L’élu et le soin portent ensemble la démarche : ni l’un ni l’autre ne la fait tenir seul.",
        en="The elected official and care carry the work together: neither keeps it going alone.",
    ),
    limits=Text(
        fr="Qui anime de fait, sans fonction inscrite, n’est pas vu.",
        en="Whoever co-facilitates in fact, without a recorded office, is not seen.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_ORGANISATION,),
    applies_from=ON_SITE,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="L’EPSM d’Ombreval coanime le comité de pilotage.",
            en="Ombreval's hospital co-facilitates the steering committee.",
        ),
        _co_animator("hospital"),
    ),
    breaks=lambda: example(
        Text(
            fr="Le CCAS d’Ombreval coanime seul le comité de pilotage avec l’élu qui préside.",
            en="Ombreval's welfare centre alone co-facilitates the steering committee with the elected chair.",
        ),
        _co_animator("welfare"),
    ),
)
def co_animated_by_psychiatry(snapshot: Snapshot) -> Iterator[Finding]:
    """Look at who chairs or co-facilitates each steering committee."""
    for body in bodies(snapshot, "steering_committee"):
        yield _co_animation(snapshot, body)


_A_YEAR_HOLDS: Final = {"week": 52, "month": 12, "year": 1}


_HELD: Final = Text(fr="{body} – Réunions consignées : {days}.", en="{body} – Meetings recorded: {days}.")


_RECORDED: Final = Text(
    fr="{body} – Réunions consignées en {year} : {count}. Une réunion peut être convoquée dès maintenant.",
    en="{body} – Meetings recorded in {year}: {count}. A meeting can be called from today.",
)


_STATED: Final = Text(
    fr="{body} – Rythme indiqué : {frequency}. Aucune année entière de réunions n’est consignée : c’est une "
    "indication, pas un relevé.",
    en="{body} – Stated rhythm: {frequency}. No whole year of meetings is recorded: this is a statement, not a record.",
)


_NO_RHYTHM: Final = Text(
    fr="{body} – Ni le rythme ni une année entière de réunions ne sont documentés.",
    en="{body} – Neither a rhythm nor a whole year of meetings is documented.",
)


_MINUTES: Final = Text(fr="les comptes rendus des réunions", en="the minutes of the meetings")


_STATEMENT: Final = Text(
    fr="le règlement intérieur, ou une page qui présente le conseil", en="the internal rules, or a page on the council"
)


def _a_year(name: str, snapshot: Snapshot) -> Decimal:
    """How many meetings a year are asked for; the first figure where the day is older than its text."""
    figure = PARAMETERS[name]
    asked = figure.on(snapshot.date)
    return figure.values[0].value if asked is None else asked


def _often_enough(frequency: Frequency, times: Decimal) -> bool | None:
    """Whether the stated *frequency* is enough; ``None`` where its words leave the figure not documented."""
    if frequency.low is None or frequency.unit is None:
        return None
    return frequency.every * times <= frequency.low * _A_YEAR_HOLDS[frequency.unit]


def _surely_held(body: Instance, first: PartialDate, last: PartialDate) -> list[Meeting]:
    recorded = (it for it in body.meetings if not it.is_off and not it.is_planned)
    held = (it for it in recorded if first.first <= it.date.first and it.date.last <= last.last)
    return sorted(held, key=lambda meeting: (meeting.date.first, meeting.id))


def _perhaps_held(body: Instance, first: PartialDate, last: PartialDate) -> list[Meeting]:
    """The meetings that may have been held in that time: those that were planned, and those of an imprecise date."""
    likely = (it for it in body.meetings if not it.is_off)
    held = (it for it in likely if first.first <= it.date.last and it.date.first <= last.last)
    return sorted(held, key=lambda meeting: (meeting.date.first, meeting.id))


_MAY_LIE: Final = Text(
    fr="{body} – Réunions dont la date ou la tenue ne permet pas de dire si elles comptent : {days}.",
    en="{body} – Meetings of which the date, or whether they were held, does not tell if they count: {days}.",
)
_ANNOUNCED: Final = Text(
    fr="Ce n’est qu’une annonce : les réunions consignées diront si elle est tenue.",
    en="This is only announced: the meetings that are recorded will tell whether it is kept.",
)


def _whole(body: Instance, first: PartialDate, last: PartialDate, snapshot: Snapshot) -> bool:
    """Whether all meetings of those years are recorded, in which the body was there from their first day on."""
    days = recorded_days(snapshot, body)
    young = body.period.start is not None and body.period.start.last > first.first
    return days is not None and days[0] <= first.first and last.last <= days[1] and not young


def _yearly(snapshot: Snapshot, body: Instance, times: Decimal, years: int = 1) -> Finding:
    """Judge the last whole calendar years, one or more, or as many years up to the day where they held enough."""
    first, last = (PartialDate(year=max(snapshot.date.year - ago, 1)) for ago in (years, 1))
    eve, since = PartialDate.of(snapshot.date), PartialDate.of(years_later(snapshot.date, -years))
    held = max(_surely_held(body, since, eve), _surely_held(body, first, last), key=len)
    if len(held) >= times:
        days = set_apart(both(meeting.date.say) for meeting in held)
        because = _HELD.format(body=body.name, days=days)
        return Finding(outcome="pass", focus=body.id, because=because, evidence=(body.id, *(it.id for it in held)))
    convened = (Add(meeting_to_hold(snapshot, body), to=body.id),)
    perhaps = max(_perhaps_held(body, since, eve), _perhaps_held(body, first, last), key=len)
    if len(perhaps) >= times:
        return Finding(
            outcome="not_documented",
            focus=body.id,
            because=_MAY_LIE.format(body=body.name, days=set_apart(both(it.date.say) for it in perhaps)),
            evidence=(body.id, *(it.id for it in perhaps)),
            fill=tuple(
                Fill(id=it.id, field="state" if it.is_planned else "date", usually_in=_MINUTES)
                for it in perhaps
                if it not in held
            ),
        )
    if _whole(body, first, last, snapshot):
        in_years = _surely_held(body, first, last)
        spoken = in_words([Text.same(str(year)) for year in dict.fromkeys((first, last))])
        return Finding(
            outcome="fail",
            focus=body.id,
            because=_RECORDED.format(body=body.name, year=spoken, count=len(in_years)),
            evidence=(body.id, *(it.id for it in in_years)),
            fix=convened,
        )
    if body.frequency is None:
        return Finding(
            outcome="not_documented",
            focus=body.id,
            because=_NO_RHYTHM.format(body=body.name),
            evidence=(body.id,),
            fill=(
                Fill(id=body.id, field="recorded", usually_in=_MINUTES),
                Fill(id=body.id, field="frequency", usually_in=_STATEMENT),
            ),
        )
    # a promise alone is no record: it can be too little, and is never kept
    enough = _often_enough(body.frequency, times / years)
    outcome: Outcome = "fail" if enough is False else "not_documented"
    stated = _STATED.format(body=body.name, frequency=both(body.frequency.say))
    return Finding(
        outcome=outcome,
        focus=body.id,
        because=paragraph((stated, _ANNOUNCED)) if enough else stated,
        evidence=(body.id,),
        fix=convened if outcome == "fail" else (),
        fill=(Fill(id=body.id, field="recorded", usually_in=_MINUTES),) if outcome == "not_documented" else (),
    )


def plenary_each_year(snapshot: Snapshot) -> Iterator[Finding]:
    """Look at each plenary's meetings of a year, else at what it says of itself: as the first guidance asked."""
    yield from _plenaries(snapshot, years=1)


def _plenaries(snapshot: Snapshot, years: int) -> Iterator[Finding]:
    plenaries = list(bodies(snapshot, "plenary"))
    for plenary in plenaries:
        yield _yearly(snapshot, plenary, _a_year("plenaries_a_year", snapshot), years)
    if not plenaries:
        yield Finding(outcome="not_applicable", focus=snapshot.council.id, because=none_of(snapshot, "plenary"))


@rule(
    code="FR-I4",
    name=Text(fr="Une plénière environ une fois par an", en="A plenary about once a year"),
    what=Text(
        fr="L’assemblée plénière se réunit en moyenne une fois par an, parfois moins, parfois plus. Une réunion dans "
        "les deux dernières années suffit ; la règle n’est relevée que si deux années civiles entières sont consignées "
        "sans plénière, ou si la plénière se donne elle-même un rythme plus rare. Jusqu’en 2024, le guide disait : au "
        "moins une fois par an.",
        en="The plenary meets once a year on average, sometimes less, sometimes more. A meeting within the last two "
        "years is enough; a departure is noted only where two whole calendar years are recorded without a plenary, or "
        "where the plenary states a rarer rhythm. Until 2024 the guidance said: at least once a year.",
    ),
    why=Text(
        fr="C’est le moment où tous les partenaires, et les habitants là où ils sont conviés, voient où en est le "
        "conseil et peuvent en débattre.",
        en="This is when all partners, and residents where they are invited, see where the council stands and can "
        "debate it.",
    ),
    limits=Text(
        fr="Une plénière tenue et que rien ne consigne n’est pas vue. Le guide d’aujourd’hui admet qu’il "
        "y en ait parfois moins d’une par an.",
        en="A plenary that was held and is recorded nowhere is not seen. Today's guidance admits less "
        "than one a year at times.",
    ),
    strength="recommended",
    level="guide",
    sources=(CENTRE_STEERING,),
    applies_from=ON_SITE_2024,
    editions=(
        Edition(
            applies_from=ON_SITE,
            applies_until=ON_SITE_2024,
            name=Text(fr="Une plénière au moins une fois par an", en="A plenary at least once a year"),
            what=Text(
                fr="L’assemblée plénière se réunit au moins une fois par an. Une réunion dans les douze derniers mois "
                "suffit, ou dans la dernière année civile entière, si toutes ses réunions sont consignées ; sinon le "
                "rythme que la plénière indique elle-même est lu.",
                en="The plenary meets at least once a year. A meeting within the last twelve months is enough, or "
                "within the last whole calendar year, where all its meetings are recorded; otherwise the rhythm that "
                "the plenary itself states is read.",
            ),
            strength="expected",
            sources=(CENTRE_ORGANISATION, PLANPSY_2016),
            function=plenary_each_year,
        ),
    ),
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="La plénière d’Ombreval s’est réunie en novembre 2024.",
            en="Ombreval's plenary met in November 2024.",
        )
    ),
    breaks=lambda: example(
        Text(
            fr="Toutes les réunions de la plénière d’Ombreval sont consignées, et il n’y en a pas en 2023 ni en 2024.",
            en="All meetings of Ombreval's plenary are recorded, and there is none in 2023 or in 2024.",
        ),
        Remove("plenary-2023-11-16"),
        Remove("plenary-2024-11-21"),
    ),
)
def yearly_plenary(snapshot: Snapshot) -> Iterator[Finding]:
    """Look at each plenary's meetings of two years, else at what it says of itself."""
    yield from _plenaries(snapshot, years=2)


@rule(
    code="FR-I5",
    name=Text(fr="Un comité de pilotage au moins une fois par an", en="A steering committee at least once a year"),
    what=Text(
        fr="Le comité de pilotage se réunit une ou plusieurs fois par an. Une réunion dans les douze derniers mois "
        "suffit ; à défaut, la règle lit le relevé de la dernière année civile entière, puis le rythme indiqué.",
        en="The steering committee meets once or more a year. A meeting within the last twelve months is enough; "
        "otherwise the rule reads the record of the last whole calendar year, and then the stated rhythm.",
    ),
    why=Text(
        fr="Des priorités que personne ne suit d’une année à l’autre cessent d’en être.",
        en="Priorities that nobody follows from one year to the next are priorities no more.",
    ),
    limits=Text(
        fr="Une réunion suffit, quoi qu’on y ait fait.",
        en="One meeting is enough, whatever was done in it.",
    ),
    strength="recommended",
    level="guide",
    sources=(CENTRE_STEERING,),
    applies_from=ON_SITE_2024,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval s’est réuni trois fois en 2024.",
            en="Ombreval's steering committee met three times in 2024.",
        )
    ),
    breaks=lambda: example(
        Text(
            fr="Le comité de pilotage d’Ombreval n’indique pas de rythme ; toutes ses réunions sont consignées, et il "
            "n’y en a pas en 2024.",
            en="Ombreval's steering committee states no rhythm; all its meetings are recorded, and there is none in "
            "2024.",
        ),
        Replace("committee", frequency=None),
        *(Remove(f"committee-{day}") for day in ("2024-02-08", "2024-06-13", "2024-10-10")),
    ),
)
def yearly_steering(snapshot: Snapshot) -> Iterator[Finding]:
    """Look at each steering committee's meetings, else at what it says of itself."""
    for committee in bodies(snapshot, "steering_committee"):
        yield _yearly(snapshot, committee, _a_year("steering_meetings_a_year", snapshot))


_GROUP_STANDS: Final = Words(
    there=Text(fr="Des groupes sont documentés : {names}.", en="Groups are documented: {names}."),
    ended=Text(
        fr="Les groupes documentés ont pris fin ({names}) et aucun autre ne l’est depuis.",
        en="The documented groups came to an end ({names}), and no other is documented since.",
    ),
    unsaid=Text(
        fr="Aucun groupe de travail ou de projet n’est documenté.", en="No working or project group is documented."
    ),
)


@rule(
    code="FR-I6",
    name=Text(fr="Des groupes de travail ou de projet", en="Working or project groups"),
    what=Text(
        fr="À côté de la plénière et du comité de pilotage travaillent des groupes, par thème ou par projet, que le "
        "comité propose. À quel rythme ils se réunissent : voir FR-I6B.",
        en="Beside the plenary and the steering committee, groups work by theme or by project, proposed by the "
        "committee. How often they meet: see FR-I6B.",
    ),
    why=Text(
        fr="C’est là que les idées deviennent des actions, avec celles et ceux qui les mèneront.",
        en="This is where ideas become actions, with those who will carry them out.",
    ),
    limits=Text(
        fr="Un groupe que le dossier ne nomme pas n’est pas vu ; ses thèmes ne sont pas jugés.",
        en="A group that the file does not name is not seen; its themes are not judged.",
    ),
    strength="expected",
    level="guide",
    sources=(CENTRE_ORGANISATION, CENTRE_STEERING),
    applies_from=ON_SITE,
    jurisdiction="FR",
    keeps=lambda: example(Text(fr="Un groupe logement travaille à Ombreval.", en="A housing group works in Ombreval.")),
    breaks=lambda: example(
        Text(
            fr="Le groupe logement d’Ombreval a pris fin en 2022, et aucun autre n’est documenté depuis.",
            en="Ombreval's housing group came to an end in 2022, and no other is documented since.",
        ),
        Replace("housing-group", period=Period(start=PartialDate(year=2018), end=PartialDate(year=2022))),
    ),
)
def working_groups(snapshot: Snapshot) -> Iterator[Finding]:
    """Say whether a group stands, all have ended, or none is documented."""
    council = snapshot.council
    there = [body for body in existing(snapshot) if body.kind in GROUPS]
    answer = stands(there, (body for body in council.instances if body.kind in GROUPS), snapshot.date, _GROUP_STANDS)
    group = Instance(
        id=free_id(council, "working-group"),
        name=INSTANCE_KINDS["working_group"],
        kind="working_group",
        period=begins(snapshot),
    )
    unsaid = Fill(id=council.id, field="instances", usually_in=MINUTES_OR_RULES)
    yield Finding(
        outcome=answer.outcome,
        focus=council.id,
        because=answer.because,
        evidence=answer.evidence,
        fix=(Add(group),) if answer.outcome == "fail" else (),
        fill=(unsaid,) if answer.outcome == "not_documented" else (),
    )


@rule(
    code="FR-I6B",
    name=Text(fr="Des groupes qui se réunissent plusieurs fois par an", en="Groups that meet several times a year"),
    what=Text(
        fr="Chaque groupe de travail ou de projet se réunit plusieurs fois par an : deux fois au moins. La règle lit "
        "le relevé des douze derniers mois ou de la dernière année civile entière, puis le rythme que le groupe "
        "indique.",
        en="Each working or project group meets several times a year: twice at least. The rule reads the record of the "
        "last twelve months or of the last whole calendar year, and then the rhythm that the group states.",
    ),
    why=Text(
        fr="Entre deux réunions trop éloignées, ce qui a été commencé se perd, et qui est venu ne revient pas.",
        en="Between two meetings too far apart, what was begun is lost, and those who came do not come again.",
    ),
    limits=Text(
        fr="Le guide ne donne pas de nombre : deux réunions au moins est une lecture de la bibliothèque. "
        "Un groupe né dans l’année n’a pas toujours eu le temps de deux.",
        en="The guidance gives no number: two meetings at least is the library's reading. A group set up "
        "within the year has not always had time for two.",
    ),
    strength="recommended",
    level="guide",
    sources=(CENTRE_STEERING,),
    applies_from=ON_SITE_2024,
    jurisdiction="FR",
    keeps=lambda: example(
        Text(
            fr="Le groupe logement d’Ombreval s’est réuni en mars et en septembre 2024.",
            en="Ombreval's housing group met in March and in September 2024.",
        ),
        *(Add(Meeting(date=PartialDate(year=2024, month=month)), to="housing-group") for month in (3, 9)),
    ),
    breaks=lambda: example(
        Text(
            fr="Toutes les réunions du groupe logement d’Ombreval sont consignées ; il y en a une en 2024.",
            en="All meetings of Ombreval's housing group are recorded; there is one in 2024.",
        ),
        Replace("housing-group", recorded=Period(start=PartialDate.parse("2023-01-01"), end="open")),
        Add(Meeting(date=PartialDate.parse("2024-03-14")), to="housing-group"),
    ),
)
def groups_meet(snapshot: Snapshot) -> Iterator[Finding]:
    """Look at each group's meetings, else at what it says of itself."""
    for body in existing(snapshot):
        if body.kind in GROUPS:
            yield _yearly(snapshot, body, _a_year("group_meetings_a_year", snapshot))

"""The time of those who coordinate a council: how much there is, who employs, who pays."""

from decimal import Decimal
from typing import Final, final

import attrs

from clsm.council import Snapshot
from clsm.entities.instances import Post
from clsm.governance.answers.shared import actor_name, freshness, known_sum, number
from clsm.results import Explained
from clsm.words import NOT_DOCUMENTED, Text, both, listed, paragraph


@final
@attrs.frozen(kw_only=True)
class CoordinatorPost(Explained):
    """One coordinator's post: its time as a part of a full one, who employs, who pays; ``None`` is not documented.

    ``paid_by`` are the actors that a line of income of a budget names for this post.
    """

    post: str
    full_time_equivalent: Decimal | None
    vacant: bool
    employer: str | None
    paid_by: tuple[str, ...]
    certain: bool
    says: Text = attrs.field(repr=False)


@final
@attrs.frozen(kw_only=True)
class CoordinatorTime(Explained):
    """The time of the documented coordinators' posts together, vacant ones aside.

    ``limits`` are the least and the most of it in full-time equivalents, ``None`` where no post is documented.
    """

    posts: tuple[CoordinatorPost, ...]
    limits: tuple[Decimal, Decimal] | None
    says: Text = attrs.field(repr=False)

    @property
    def full_time_equivalent(self) -> Decimal | None:
        """The time, where nothing is left open; else ``None``."""
        return self.limits[0] if self.limits and self.limits[0] == self.limits[1] else None


_NO_COORDINATOR: Final = Text(
    fr="Aucun poste de coordination n’est documenté.", en="No coordinator's post is documented."
)
_TIME: Final = Text(
    fr="Temps de coordination : {time} équivalent temps plein.", en="Coordination time: {time} full-time equivalent."
)
_TIME_BETWEEN: Final = Text(
    fr="Temps de coordination : entre {low} et {high} équivalent temps plein, selon ce qui n’est pas documenté.",
    en="Coordination time: between {low} and {high} full-time equivalent, as some of it is not documented.",
)
_POST: Final = Text(
    fr="{post} – temps : {time} ; employeur : {employer} ; financement : {payers}.",
    en="{post} – time: {time}; employer: {employer}; paid by: {payers}.",
)
_VACANT: Final = Text(fr="Le poste est vacant.", en="The post is vacant.")


def coordinators(snapshot: Snapshot) -> CoordinatorTime:
    """The documented coordinators' posts; one that is only announced is not there yet."""
    held = sorted((post for post in snapshot.posts if post.function == "coordinator"), key=lambda post: post.id)
    posts = tuple(_coordinator(snapshot, post) for post in held if post.evidence != "announced")
    if not posts:
        return CoordinatorTime(posts=(), limits=None, says=_NO_COORDINATOR)
    at_work = [post for post in posts if not post.vacant]
    surely = (post.full_time_equivalent for post in at_work if post.certain)
    at_most = (Decimal(1) if post.full_time_equivalent is None else post.full_time_equivalent for post in at_work)
    low, high = known_sum(surely) or Decimal(0), known_sum(at_most) or Decimal(0)
    time = _TIME.format(time=number(low))
    if low < high:
        time = _TIME_BETWEEN.format(low=number(low), high=number(high))
    return CoordinatorTime(posts=posts, limits=(low, high), says=paragraph((time, *(post.says for post in posts))))


def _coordinator(snapshot: Snapshot, post: Post) -> CoordinatorPost:
    lines = (line for budget in snapshot.budgets for line in budget.lines if line.of == post.id)
    payers = tuple(sorted({line.actor for line in lines if line.side == "income" and line.actor}))
    time = post.full_time_equivalent
    sentence = _POST.format(
        post=both(lambda lang: snapshot.name(post, lang)),
        time=NOT_DOCUMENTED if time is None else number(time),
        employer=actor_name(snapshot, post.employer) if post.employer else NOT_DOCUMENTED,
        payers=listed(Text.same(actor_name(snapshot, id)) for id in payers) if payers else NOT_DOCUMENTED,
    )
    vacancy = (_VACANT,) if post.vacant else ()
    return CoordinatorPost(
        post=post.id,
        full_time_equivalent=time,
        vacant=post.vacant,
        employer=post.employer,
        paid_by=payers,
        certain=post.id not in snapshot.uncertain,
        says=paragraph((sentence, *vacancy, *freshness(snapshot, post))),
    )

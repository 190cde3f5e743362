"""The page of a rule: what it says, what it reads and can answer, what would settle it, what it cannot see.

What a built-in rule reads and asks for is recorded: see :mod:`clsm.governance.texts.readings`.
"""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from clsm.dates import PartialDate
from clsm.entities.references import Reference
from clsm.governance.engine.fixing import field_name
from clsm.governance.engine.outcomes import in_words
from clsm.governance.engine.rules import LEVELS, Rule
from clsm.governance.engine.words import country, since
from clsm.governance.texts.readings import reading_of
from clsm.words import Text, both, lines, listed
from clsm.words.entity_words import OF_ENTITY

_CARD: Final = (
    Text.same("# {code} · {name}\n"),
    Text.same("{what}\n"),
    Text(fr="**Pourquoi.** {why}\n", en="**Why.** {why}\n"),
    Text(
        fr="- Force : {strength} ({level})\n- Application : {applies}\n- Territoire : {where}\n"
        "- Recueil : {rulebook}\n",
        en="- Strength: {strength} ({level})\n- Applies: {applies}\n- Where: {where}\n- Rulebook: {rulebook}\n",
    ),
    Text(fr="## Un exemple qui la respecte\n\n{keeps}\n", en="## An example that keeps it\n\n{keeps}\n"),
    Text(fr="## Un exemple qui s’en écarte\n\n{breaks}\n", en="## An example that does not\n\n{breaks}\n"),
)
"""The parts of a rule's page before its sources; one of which the rule has nothing is left out."""


def card_of(rule: Rule) -> Text:
    """The page of *rule*, as Markdown; what is not known of one is left out."""
    values = {
        "code": rule.code,
        "name": rule.name,
        "what": rule.what,
        "why": rule.why,
        "strength": rule.strength_in_words,
        "level": LEVELS[rule.level],
        "applies": _applies(rule),
        "where": country(rule.jurisdiction),
        "rulebook": rule.rulebook,
        "keeps": rule.keeps and rule.keeps.words,
        "breaks": rule.breaks and rule.breaks.words,
    }
    missing = [f"{{{name}}}" for name, value in values.items() if value is None]
    parts = (part for part in _CARD if not any(field in part.en for field in missing))
    sources = (Text.same("- {source}").format(source=_cited(source)) for source in rule.sources)
    said = (part.format(**values) for part in parts)
    return lines((*said, *_on_use(rule), Text.same("## Sources\n"), *sources, Text.same("")))


_HEADINGS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "reads": Text(fr="## Ce qui est lu", en="## What is read"),
        "answers": Text(fr="## Ce qu’elle peut répondre", en="## What can be answered"),
        "settled": Text(fr="## Ce qui lèverait une question", en="## How to settle a question"),
        "regretted": Text(fr="## Quand ne pas suivre ce qui est proposé", en="## When a proposal should not be taken"),
        "limits": Text(fr="## Limites connues", en="## Known limits"),
    }
)
_FIELDS_OF: Final = Text(fr="- Champs {of} : {fields}", en="- Fields {of}: {fields}")
_ASKED_FOR: Final = Text(
    fr="- {field} (`{key}`, {of}), d’ordinaire dans : {papers}",
    en="- {field} (`{key}`, {of}), usually in: {papers}",
)
_OLD: Final = Text(
    fr="- Ce qui a été vu il y a trop longtemps est à confirmer : `clsm confirm` en donne la liste.",
    en="- What was seen too long ago is to be confirmed: `clsm confirm` lists it.",
)
_ANSWERS: Final = (
    Text(
        fr="- {yes}, ou {no} : le dossier le montre.",
        en="- {yes}, or {no}: the file shows it.",
    ),
    Text(
        fr="- Non documenté : le dossier n’en dit pas assez, ou ce qu’il en dit est trop ancien. Ce n’est pas un "
        "reproche.",
        en="- Not documented: the file does not say enough of it, or what it says is too old. It is no reproach.",
    ),
    Text(
        fr="- Sans objet : rien de ce qui est documenté n’est concerné, ou le texte ne vaut pas ce jour-là.",
        en="- Not applicable: nothing documented is concerned, or the text does not hold on that day.",
    ),
)
_NOT_OF_COUNCIL: Final = Text(
    fr="- La réponse porte sur l’acte d’autres que le conseil : elle ne compte pas dans ce qu’il respecte.",
    en="- The answer is about an act of others than the council: it does not count in what it keeps.",
)
_REGRETTED: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "Seat": Text(
            fr="- Une place ne s’ouvre pas sans ceux qui la tiendraient : si personne ne peut venir, la question est "
            "d’abord celle de l’heure, du lieu et des frais.",
            en="- A seat is not opened without those who would hold it: where nobody can come, the hour, the place and "
            "the expenses are looked at first.",
        ),
        "Post": Text(
            fr="- Une fonction ne se confie pas pour le dossier : si le conseil s’est choisi une autre présidence ou "
            "coanimation, et le veut ainsi, qu’il le dise.",
            en="- An office is not given for the sake of the file: where the council chose another chair or "
            "co-facilitator, and wishes it so, let it say so.",
        ),
        "Meeting": Text(
            fr="- Une réunion ne se tient pas pour le compte : sans rien à décider, mieux vaut récrire le rythme.",
            en="- A meeting is not held for the count: with nothing to decide, the rhythm is better rewritten.",
        ),
        "restate": Text(
            fr="- Une promesse ne se récrit pas pour changer un avis : seulement si elle n’est plus celle du conseil.",
            en="- A promise is not rewritten so that a verdict changes: only where it is no longer the council's.",
        ),
        "record": Text(
            fr="- Rien ne s’inscrit que ne montre une source : une case remplie au jugé vaut moins qu’une question.",
            en="- Nothing is written that no source shows: a field filled in by guess is worth less than a question.",
        ),
        "act": Text(
            fr="- Ce qui est proposé est à décider ensemble ; dans le dossier, cela s’inscrit après la décision, à sa "
            "date.",
            en="- What is proposed is to be decided together; it goes into the file after the decision, with its date.",
        ),
    }
)
_WAIVER: Final = Text(
    fr="- Si le conseil préfère s’en tenir à ce qu’il a, une dérogation le dit, avec sa raison et son terme.",
    en="- Where the council prefers what it has, a waiver says so, with its reason and its term.",
)


def _on_use(rule: Rule) -> Iterator[Text]:
    """What a page says of the use of *rule*: of a built-in one, what was recorded of it; of any, its known limits."""
    reading = reading_of(rule.code)
    if reading.reads:
        reads = (
            _FIELDS_OF.format(of=OF_ENTITY[of], fields=listed(Text.same(f"`{field}`") for field in fields))
            for of, fields in reading.reads.items()
        )
        settled = (
            _ASKED_FOR.format(field=field_name(it.field), key=it.field, of=OF_ENTITY[it.of], papers=it.usually_in)
            for it in reading.asks
        )
        words = {word for fix in reading.fixes for word in fix.split()} | {"record"}
        regretted = (said for word, said in _REGRETTED.items() if word in words)
        outcomes = {"yes": in_words(rule, "pass"), "no": in_words(rule, "fail")}
        answers = [*_ANSWERS, *(() if rule.of_council else (_NOT_OF_COUNCIL,))]
        yield from _section("reads", reads)
        yield from _section("answers", (it.format(**outcomes) for it in answers))
        yield from _section("settled", (*settled, _OLD))
        yield from _section("regretted", (*regretted, _WAIVER))
    if rule.limits:
        yield from _section("limits", (rule.limits,))


def _section(name: str, said: Iterable[Text]) -> Iterator[Text]:
    yield _HEADINGS[name]
    yield from (Text.same(""), *said, Text.same(""))


def _cited(source: Reference) -> Text:
    """The reference with its note, which says how far the text could be read."""
    if source.note is None:
        return both(source.cite)
    return Text.same("{source}. {note}").format(source=both(source.cite), note=source.note)


_KNOWN_BY: Final = Text(
    fr="{begins} (premier jour après la date connue du texte, {date})",
    en="{begins} (the first day after the known date of the text, {date})",
)


def _applies(rule: Rule) -> Text:
    undated = Text(fr="texte non daté, comparé à toute date", en="undated text, compared on any day")
    begins = since(PartialDate.of(rule.first_day)) if rule.first_day else undated
    if rule.applies_from and rule.applies_from.precision != "day":
        begins = _KNOWN_BY.format(begins=begins, date=both(rule.applies_from.say))
    if rule.applies_until is None:
        return begins
    until = Text(fr="{begins} (jusqu’à cette date : {end})", en="{begins} (until {end})")
    return until.format(begins=begins, end=both(rule.applies_until.say))

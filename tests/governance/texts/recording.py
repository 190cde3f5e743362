"""What the rules read, ask for and propose, noted while they are asked."""

import importlib
import pkgutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import attr
import attrs

import clsm
from clsm import Council, PartialDate, Period, Snapshot, Text
from clsm.governance import Finding, Rule, Verdict, check, rulebooks

INVENTED = sorted((Path(__file__).parents[2] / "councils" / "invented").glob("*.yaml"))
MAKERS = {*Path(attr.__file__).parent.glob("*.py"), Path(clsm.fields.__file__)}
"""Whatever makes an entity of another reads all of it, and judges nothing."""
LEFT_OUT = {"id", "name", "label", "title", "words", "sources", "note"}
"""What rules read in order to say something, and not in order to judge."""


def entities() -> Iterator[type]:
    """The classes of a council file."""
    for package in (clsm.entities, clsm.programs):
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            for thing in vars(importlib.import_module(module.name)).values():
                if isinstance(thing, type) and attrs.has(thing) and thing.__module__ == module.name:
                    yield thing
    yield Council


class Noted:
    """While it is open, the fields of each class that are read by code that attrs did not make, where it listens."""

    def __init__(self) -> None:
        self.seen = dict[str, set[str]]()
        self.listens = False
        self._kept = list[tuple[type, str, Any]]()

    def __enter__(self) -> "Noted":
        for cls in dict.fromkeys(entities()):
            for field in attrs.fields(cls):
                slot = vars(cls).get(field.name)
                if field.name not in LEFT_OUT and hasattr(slot, "__set__"):
                    self._kept.append((cls, field.name, slot))
                    setattr(cls, field.name, self._watched(cls, field.name, slot))
        return self

    def __exit__(self, *_: object) -> None:
        for cls, name, slot in self._kept:
            setattr(cls, name, slot)

    def _watched(self, cls: type, name: str, slot: Any) -> property:
        def read(entity: Any) -> Any:
            if self.listens:
                caller = sys._getframe(1).f_code.co_filename
                if not (caller.startswith("<attrs") or Path(caller) in MAKERS):
                    self.seen.setdefault(cls.__name__, set()).add(name)
            return slot.__get__(entity)

        return property(read, slot.__set__)

    def of(self, rule: Rule, snapshot: Snapshot) -> tuple[list[Finding], dict[str, set[str]]]:
        """What *rule* finds in *snapshot*, and what it reads there."""
        self.seen, self.listens = {}, True
        findings = list(rule.function(snapshot))
        self.listens = False
        return findings, self.seen


def recorded() -> dict[str, Any]:
    """What is written of each rule."""
    others = [council.on(council.last_documented or "2026-11-30") for council in map(clsm.load, INVENTED)]
    with Noted() as noted:
        return {rule.code: _of(rule, others, noted) for book in rulebooks() for rule in book.rules}


def read_of_examples() -> dict[str, set[tuple[str, str]]]:
    """What each rule reads of its two examples as they stand."""
    with Noted() as noted:
        return {
            rule.code: {
                (name, field)
                for example in (rule.keeps, rule.breaks)
                if example
                for name, fields in noted.of(rule, example.snapshot())[1].items()
                for field in fields
            }
            for book in rulebooks()
            for rule in book.rules
        }


def _of(rule: Rule, others: list[Snapshot], noted: Noted) -> dict[str, Any]:
    asked, reads = dict[tuple[str, str], dict[str, str]](), dict[str, set[str]]()
    fixes = {f"{fix.kind} {_kind(change)}" for verdict in _failed(rule) for fix in verdict.fixes for change in fix}
    for example in filter(None, (rule.keeps, rule.breaks)):
        whole = example.snapshot().council
        seen = _ask(rule, whole.on(example.day), asked, noted)
        for name, field in [(name, field) for name, fields in sorted(seen.items()) for field in sorted(fields)]:
            reads.setdefault(name, set()).add(field)
            blanked = _without(whole, name, field)
            for other, fields in (_ask(rule, blanked.on(example.day), asked, noted) if blanked else {}).items():
                reads.setdefault(other, set()).update(fields)
    for snapshot in others:
        _ask(rule, snapshot, asked, noted)
    return {
        "reads": {name: sorted(fields) for name, fields in sorted(reads.items())},
        "asks": [asked[key] for key in sorted(asked)],
        "fixes": sorted(fixes),
    }


def _failed(rule: Rule) -> Iterable[Verdict]:
    assert rule.breaks
    return check(rule.breaks.snapshot(), [rule.rulebook], select=[rule.code]).failed


def _ask(
    rule: Rule, snapshot: Snapshot, asked: dict[tuple[str, str], dict[str, str]], noted: Noted
) -> dict[str, set[str]]:
    """What *rule* reads of *snapshot*; what it asks for is noted in *asked*."""
    council = snapshot.council
    findings, seen = noted.of(rule, snapshot)
    for fill in (fill for finding in findings for fill in finding.fill):
        of = "Council" if fill.id == council.id else type(council.find(fill.id)).__name__
        asked[of, fill.field] = {"of": of, "field": fill.field, "fr": fill.usually_in.fr, "en": fill.usually_in.en}
    return seen


def _without(council: Council, name: str, field: str) -> Council | None:
    """*council* in which nobody has written that *field* of the class *name*; ``None`` where there would be none."""
    try:
        blanked: Council = _blank(council, name, field)
        return blanked
    except (ValueError, TypeError, KeyError):
        return None


def _blank(entity: Any, name: str, field: str) -> Any:
    if isinstance(entity, tuple):
        return tuple(_blank(each, name, field) for each in entity)
    if not attrs.has(type(entity)) or isinstance(entity, Text | Period | PartialDate):
        return entity
    changed = {
        it.name: made
        for it in attrs.fields(type(entity))
        if it.init and (made := _blank(kept := getattr(entity, it.name), name, field)) is not kept and made != kept
    }
    if type(entity).__name__ == name:
        default: Any = attrs.fields_dict(type(entity))[field].default
        changed[field] = default.factory() if hasattr(default, "factory") else default
    return attrs.evolve(entity, **changed) if changed else entity


def _kind(change: Any) -> str:
    return type(change.entity).__name__ if isinstance(change, clsm.Add) else "change"

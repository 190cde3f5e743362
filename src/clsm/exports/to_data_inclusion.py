"""data·inclusion, the French directory of services of inclusion: a council's open places and workshops.

The directory gathers feeds of agreed producers and what is written in DORA; it takes no file. This one helps to fill
in a form, or to build a feed. It holds nobody's name, address of mail or telephone, and nothing of the governance.
The word lists are those of its schema 1.0, whose ``chu`` is a shelter and ``cnam`` a school.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from clsm.council import COLLECTIONS, Snapshot, as_snapshot
from clsm.dates import WeeklyOpening, to_day
from clsm.entities.actors import Actor
from clsm.exports.export import Export, Loss
from clsm.exports.graphs import filled
from clsm.exports.keeping_back import A_PERSON
from clsm.problems import Mismatch
from clsm.programs import Program
from clsm.programs.sessions import OpenPlace
from clsm.vocabulary import label
from clsm.words import SEMICOLON, Text
from clsm.workbook.plans import Withheld

Row = dict[str, Any]


def data_inclusion(
    snapshot: Snapshot,
    *,
    source: str,
    updated: str | None = None,
    descriptions: Mapping[str, str] | None = None,
) -> Export:
    """Write the open places and workshops that are under way on a day, and who leads them, for data·inclusion.

    A place whose state is not documented is left out: an entry of the directory says that it is open. Where no
    organisation leads it, the council is its structure.

    Parameters
    ----------
    snapshot : clsm.council.Snapshot
        The council on a day, ``council.on("2011-11-01")``.
    source : str
        The name of the producer, which begins every id.
    updated : str, optional
        The day of the last change, as ISO text, of what no source shows on a full day. Without it such a thing is
        left out.
    descriptions : mapping of str to str, optional
        The council's own words for a program, by its id, in French, 5 to 10,000 characters. Otherwise its kind,
        themes and publics stand there.

    Returns
    -------
    Export
        ``text`` is JSON with ``structures`` and ``services``.

    Raises
    ------
    TypeError
        For a council without a day.
    clsm.problems.Mismatch
        For a council outside France: the directory would take its codes for French ones.

    References
    ----------
    *data·inclusion*, schema 1.0, https://github.com/gip-inclusion/data-inclusion-schema

    Examples
    --------
    >>> import clsm, json
    >>> today = clsm.datasets.load("lille-est").on("2011-11-01")
    >>> data = json.loads(data_inclusion(today, source="lille", updated="2011-10-31").text)
    >>> [(it["id"], it["type"]) for it in data["services"]]
    [('lille--lille-est-mieux-etres', 'atelier')]
    """
    today = as_snapshot(snapshot).outside
    if today.council.jurisdiction != "FR":
        raise Mismatch("french-directory", found=today.council.jurisdiction)
    given = None if updated is None else to_day(updated).isoformat()
    writer = _Writer(today, source, given, descriptions or {})
    data = {"structures": list(writer.structures.values()), "services": writer.services}
    text = json.dumps(data, ensure_ascii=False, indent=1) + "\n"
    return Export(text=text, losses=tuple(sorted(writer.losses, key=lambda loss: (loss.id, loss.field))))


class _Writer:
    """The services of a day, their structures, and what is not said."""

    def __init__(self, today: Snapshot, source: str, updated: str | None, descriptions: Mapping[str, str]) -> None:
        self.today, self.source, self.updated, self.descriptions = today, source, updated, descriptions
        self.withheld = Withheld.of(today.council)
        self.structures = dict[str, Row]()
        self.losses = set[Loss]()
        self.services = [row for program in sorted(today.programs, key=_by_id) if (row := self._service(program))]
        self.structures = dict(sorted(self.structures.items()))
        for name in COLLECTIONS:
            for entity in getattr(today.council if name == "references" else today, name):
                if name != "programs" and entity.id not in self.structures:
                    self.losses.add(Loss(entity.id, "", _NO_SERVICE))

    def _service(self, program: Program) -> Row | None:
        """An open place or workshops as the directory has them; ``None`` where it is left out, which is told."""
        why = self._obstacle(program)
        if why is None:
            structure = self._structure(program)
            why = structure if isinstance(structure, Text) else None
        if why is not None:
            self.losses.add(Loss(program.id, "", why))
            return None
        populations = list(dict.fromkeys(target.population for target in program.targets))
        publics, others = _publics(populations)
        row = {
            "source": self.source,
            "structure_id": structure,
            "id": self._id(program.id),
            "nom": program.name.fr,
            "description": self.descriptions.get(program.id) or self._described(program, populations),
            "date_maj": self._updated(program),
            "type": "atelier" if program.kind == "workshop_series" else None,
            "thematiques": sorted({_THEMES[theme] for theme in program.themes if theme in _THEMES}),
            "publics": publics,
            "publics_precisions": SEMICOLON.fr.join(map(self._population, others)),
            "horaires_accueil": _hours(program),
            **self._commune(program.territories),
        }
        self._tell(program)
        return _documented(row)

    def _obstacle(self, program: Program) -> Text | None:
        """Why a program is no entry of the directory."""
        if program.kind not in ("open_place", "workshop_series"):
            return _NO_SERVICE
        if program.state not in ("under_way", "permanent") or program.id in self.today.uncertain:
            return _NOT_OPEN
        if self._updated(program) is None:
            return _NO_DAY
        return self._name_obstacle(f"programs/{program.id}/name", program.name.fr)

    def _name_obstacle(self, path: str, name: str) -> Text | None:
        if self.withheld.hides_words(path):
            return A_PERSON
        return None if 3 <= len(name) <= 150 else _LONG_NAME

    def _structure(self, program: Program) -> str | Text:
        """The id of who offers a program: the organisation that leads it, else the council; or why there is none."""
        leading = (self.today.council.find(id) for id in program.led_by)
        leader = next((it for it in leading if isinstance(it, Actor)), None)
        entity: Any = leader or self.today.council
        name, path = (leader.name, f"actors/{leader.id}/name") if leader else (entity.name.fr, "name")
        updated = self._updated(entity)
        why = _NO_DAY_OF_STRUCTURE if updated is None else self._name_obstacle(path, name)
        if why is not None:
            return why
        row = {"source": self.source, "id": self._id(entity.id), "nom": name, "date_maj": updated}
        if leader:
            networks = [_NETWORKS[leader.sector]] if leader.sector in _NETWORKS else []
            places = (leader.territory,) if leader.territory else ()
            row |= {"siret": leader.identifiers.siret, "reseaux_porteurs": networks, **self._commune(places)}
            for field in set(filled(leader)) - {"id", "name", "sector", "territory", "identifiers", "as_of"}:
                self.losses.add(Loss(leader.id, field, _NO_FIELD))
        self.structures[entity.id] = _documented(row)
        return str(row["id"])

    def _id(self, id: str) -> str:
        own = self.today.council.id
        return f"{self.source}--{own}" if id == own else f"{self.source}--{own}-{id}"

    def _updated(self, entity: Any) -> str | None:
        """The full day on which a source last shows something, else the one that the caller gives."""
        shown = self.today.council.last_shown(entity)
        return str(shown) if shown and shown.precision == "day" and shown.year >= 2000 else self.updated

    def _described(self, program: Program, populations: Iterable[str]) -> str:
        """What is documented of a program, in words of the lists."""
        terms = self.today.council.terms
        themes = SEMICOLON.fr.join(label("themes", theme, lang="fr", terms=terms) for theme in program.themes)
        publics = SEMICOLON.fr.join(map(self._population, populations))
        parts = (
            label("program_kinds", program.kind, lang="fr", terms=terms),
            themes and _ABOUT.format(themes=themes).fr,
            publics and _FOR.format(publics=publics).fr,
        )
        return " ".join(f"{part.rstrip('.')}." for part in parts if part)

    def _population(self, id: str) -> str:
        return label("populations", id, lang="fr", terms=self.today.council.terms)

    def _commune(self, places: Iterable[str]) -> Row:
        """The commune, where there is one and its code is known."""
        communes = [place for id in places if (place := self.today.council.find(id)).identifiers.cog]
        return {"commune": communes[0].name, "code_insee": communes[0].identifiers.cog} if len(communes) == 1 else {}

    def _tell(self, program: Program) -> None:
        """Tell what of a program that is written has no field."""
        lost = set(filled(program)) - _SAID
        lost |= {"themes"} if set(program.themes) - _THEMES.keys() else set()
        lost |= {"targets"} if any(target.focus_of or target.territory for target in program.targets) else set()
        if isinstance(program.details, OpenPlace) and set(filled(program.details)) <= {"closed_in_holidays"}:
            lost -= {"details"}
        self.losses |= {Loss(program.id, field, _NO_FIELD) for field in lost}


def _by_id(program: Program) -> str:
    return program.id


def _documented(row: Row) -> Row:
    return {name: value for name, value in row.items() if value not in (None, "", [])}


def _publics(populations: Iterable[str]) -> tuple[list[str], list[str]]:
    """The publics of the directory, and the populations that only words can name; everybody stands alone."""
    known = {population: _PUBLICS[population] for population in populations if population in _PUBLICS}
    if "tous-publics" in known.values():
        known = {population: public for population, public in known.items() if public == "tous-publics"}
    return sorted(set(known.values())), [population for population in populations if population not in known]


def _hours(program: Program) -> str:
    """The weekly openings as OpenStreetMap writes them, and that school holidays are off where that is known."""
    hours = "; ".join(_opening(opening) for opening in sorted(program.openings, key=_by_time))
    closed = isinstance(program.details, OpenPlace) and program.details.closed_in_holidays
    return f"{hours}; SH off" if hours and closed else hours


def _by_time(opening: WeeklyOpening) -> tuple[int, str]:
    return opening.weekday, str(opening.start)


def _opening(opening: WeeklyOpening) -> str:
    day = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")[opening.weekday]
    return f"{day} {opening.start:%H:%M}-{opening.end:%H:%M}"


_SAID: Final = {"id", "name", "kind", "state", "themes", "targets", "territories", "led_by", "openings", "as_of"}
"""The fields of a program that the directory has."""

_THEMES: Final = {
    "social_isolation": "remobilisation--lien-social",
    "addictions": "sante--addictions",
    "access_to_care": "sante--acces-aux-soins",
    "mental_health_general": "sante--sante-mentale",
    "recovery": "sante--sante-mentale",
    "stigma": "sante--sante-mentale",
    "prevention_promotion": "sante--sante-mentale",
    "culture": "remobilisation--activites-sportives-et-culturelles",
    "sport_leisure": "remobilisation--activites-sportives-et-culturelles",
    "inclusion_citizenship": "remobilisation--benevolat-action-citoyenne",
    "rights": "difficultes-administratives-ou-juridiques--accompagnement-pour-lacces-aux-droits",
}
_PUBLICS: Final = {
    "whole_population": "tous-publics",
    "general_population": "tous-publics",
    "young_people": "jeunes",
    "older_people": "seniors",
    "families_carers": "familles",
}
_NETWORKS: Final = {"local_social_welfare": "ccas-cias", "municipality": "communes", "intercommunality": "communes"}

_ABOUT: Final = Text(fr="Thèmes : {themes}", en="Themes: {themes}")
_FOR: Final = Text(fr="Pour : {publics}", en="For: {publics}")

_NO_SERVICE: Final = Text(
    fr="le répertoire ne connaît que des services au public et qui les propose",
    en="the directory knows services to the public, and who offers them",
)
_NOT_OPEN: Final = Text(
    fr="rien ne dit que cela est en cours ce jour-là",
    en="nothing says that it is under way on the day",
)
_NO_DAY: Final = Text(
    fr="le répertoire demande un jour de mise à jour, et aucune source n’en montre",
    en="the directory asks for the day of an update, and no source shows one",
)
_NO_DAY_OF_STRUCTURE: Final = Text(
    fr="le répertoire demande un jour de mise à jour de la structure, et aucune source n’en montre",
    en="the directory asks for the day of an update of the structure, and no source shows one",
)
_LONG_NAME: Final = Text(
    fr="le répertoire prend des noms de 3 à 150 caractères",
    en="the directory takes names of 3 to 150 characters",
)
_NO_FIELD: Final = Text(
    fr="le répertoire n’a pas de champ pour cela, ou pas pour tout",
    en="the directory has no field for it, or not for all of it",
)

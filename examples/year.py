"""The year of a council: what it covers, what lies ahead, what it did, and the same for any calendar program.

The council is invented (``clsm.synthetic``): write your own file and read it with ``clsm.load``.
Run it with ``python examples/year.py``, and with ``fr`` behind it for French.
"""

import sys

from clsm import planning, synthetic
from clsm.words import Lang


def main(lang: Lang = "en") -> None:
    """Print the year 2024 of a council that does not exist."""
    council = synthetic.council(7, year=2024)
    today = council.on("2024-12-31")

    # Where does the council itself expect something, and who works next door?
    covered = planning.coverage(today)
    print(covered.explain(lang).splitlines()[0])
    for cell in covered.to_open[:3]:
        print(f"  {cell.theme} / {cell.territory} / {cell.population}: {cell.filling.near if cell.filling else ''}")

    # What lies ahead, and by when is something due?
    ahead = planning.calendar(council, "2025-01-01", "2025-12-31")
    print(f"\n{len(ahead.entries)} / {len(ahead.deadlines)} / {len(ahead.to_be_set)}")
    for entry in ahead.deadlines[:5]:
        print(f"  {entry.date.say(lang)} – {entry.says.say(lang)}")

    # What was done? What nobody wrote down is not documented; counts of few people are not told.
    report = planning.year(today, 2024)
    print(f"\n{report.explain(lang)}")
    print(f"\n{len(report.lines)} / {len(report.not_documented)}")

    # The head of the calendar file; write all of it with Path("council.ics").write_bytes(...).
    file = planning.to_ical(ahead, lang=lang).decode()
    print("\n" + "\n".join(file.splitlines()[:5]))


if __name__ == "__main__":
    main("fr" if "fr" in sys.argv[1:] else "en")

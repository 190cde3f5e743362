"""Laws of papers, contracts and action sheets: whatever a council holds, nothing is guessed and nothing is lost."""

from hypothesis import given
from hypothesis import strategies as st

import clsm
from clsm import planning, reports
from clsm.council import speaks_of_situations
from clsm.testing import councils
from clsm.words import Lang

DAYS = st.dates(min_value=clsm.dates.to_day("2000-01-01"), max_value=clsm.dates.to_day("2030-12-31"))
LANGS: st.SearchStrategy[Lang] = st.sampled_from(("fr", "en"))


@given(councils(), DAYS, LANGS)
def test_papers_of_every_body_have_each_seat_once(council: clsm.Council, day: clsm.dates.Day, lang: Lang) -> None:
    """Every seat and office of the day is to be confirmed, numbered from 1; a private body tells no meeting."""
    today = council.on(day)
    for body in today.instances:
        asked = planning.papers(today, body.id)
        offices = [post.id for post in today.posts if post.body == body.id]
        assert sorted(place.id for place in asked.to_confirm) == sorted([*(seat.id for seat in body.seats), *offices])
        assert sorted(place.number for place in asked.to_confirm) == list(range(1, len(asked.to_confirm) + 1))
        assert {place.id for place in asked.invited} <= {seat.id for seat in body.seats}
        if speaks_of_situations(body):
            assert (asked.meeting, asked.previous, asked.open) == (None, None, ())
        made = reports.papers(today, body.id, lang=lang)
        assert len(made.leaves) == 4
        assert all("\n" not in row["text"] for row in made.to_rows())


@given(councils(), DAYS, LANGS)
def test_sheets_and_contracts_tell_each_part_or_that_it_is_missing(
    council: clsm.Council, day: clsm.dates.Day, lang: Lang
) -> None:
    """No part of a sheet is left out; each indicator, action and priority of a contract is in its rows."""
    today = council.on(day)
    for sheet in planning.action_sheets(today).values():
        told = {row["section"] for row in sheet.to_rows(lang) if row["says"] is not None}
        silent = {row["section"] for row in sheet.to_rows(lang) if row["says"] is None}
        assert not told & silent
        assert len(silent) == len(sheet.missing)
    for text in council.agreements:
        record = planning.contract(today, text.id)
        rows = record.to_rows(lang)
        assert {row["action"] for row in rows} - {None} == set(record.sheets)
        served = {row["priority"] for row in rows} - {None}
        assert set(record.chain.priorities) <= served
        low, high = record.bounds["done"] or (0, 0)
        assert 0 <= low <= high <= sum(len(sheet.steps) for sheet in record.sheets.values())
        assert reports.contract(today, text.id, lang=lang).to_text()

"""One page on a council: self-contained, in both languages, within a strict policy."""

import html
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest

import clsm
from clsm import Mismatch, reports, synthetic
from clsm.network import PartnerNetwork, picture
from clsm.pictures import Words
from tests.browsing import barriers, opened, pages_of


def page(name: str, **options: object) -> str:
    """The page of a dataset."""
    return reports.page(clsm.datasets.load(name).on("2026-11-30"), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", clsm.datasets.names())
def test_a_page_needs_nothing_and_runs_nothing(name: str) -> None:
    """No script, no style on an element, nothing fetched; every id once, and each link inside leads somewhere."""
    made = page(name)
    assert "<script" not in made
    assert not re.search(r"<[^>]+ (style|on[a-z]+)=", made)
    assert not re.search(r"<(img|link|iframe|object|embed|source)\b|@import|url\(", made)
    ids = re.findall(r' id="([^"]+)"', made)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', made)) <= set(ids)


def test_it_speaks_both_languages_the_one_asked_for_first() -> None:
    """Each side says its language, and the first is chosen."""
    made = page("lille-est", lang="fr")
    assert made.startswith('<!doctype html>\n<html lang="fr">')
    first, second = (made.index(f'<article class="side-{lang}" lang="{lang}">') for lang in ("fr", "en"))
    assert first < second
    assert 'id="fr" checked' in made
    assert "Comité de pilotage intercommunal" in made
    assert "Intercommunal steering committee" in made
    assert "<svg" in made
    assert "<svg" not in page("metz")


def test_a_portal_embeds_a_fragment() -> None:
    """With a prefix before each class and id, and the nonce of its policy."""
    made = page("rennes", fragment=True, class_prefix="portal-", nonce="abc123")
    assert "<html" not in made
    assert '<style nonce="abc123">' in made
    named = re.findall(r' (?:id|class|name|for)="([^"]+)"', made)
    assert all(name.startswith("portal-") for name in named)
    assert "#portal-fr:checked ~ .portal-side-en" in made


@pytest.mark.parametrize(
    "options", [{"class_prefix": '"><b'}, {"class_prefix": "1a"}, {"nonce": '" onload="'}, {"nonce": ""}]
)
def test_what_would_break_out_is_refused(options: dict[str, str]) -> None:
    """A prefix is the beginning of a class, a nonce what a policy takes."""
    with pytest.raises(Mismatch, match="as in a class of HTML"):
        page("metz", **options)


def test_dates_ahead_are_events_where_they_are_sure() -> None:
    """As microdata of schema.org, of what may be told outside; a day that is not set is told, and is no event."""
    council = clsm.loads("""
clsm: 1
id: there
name: There
jurisdiction: FR
as_of: 2025-06-01
instances:
  - id: plenary
    name: Plenary
    kind: plenary
    composition: not_documented
    meetings:
      - {id: june, date: 2025-06-12, starts: '14:00', ends: '16:00', place: Town hall}
      - {id: july, date: 2025-07-03}
      - {id: august, date: 2025-08}
      - {id: winter, date: 2025-12-01}
""")
    made = reports.page(council.on("2025-06-01"))
    side = made[: made.index("</article>")]
    begins = '<time itemprop="startDate" datetime="{}">'
    assert side.count('itemtype="https://schema.org/Event"') == 2
    assert begins.format("2025-06-12T14:00") + "12 June 2025, 14:00–16:00</time>" in side
    assert '<meta itemprop="endDate" content="2025-06-12T16:00">' in side
    assert begins.format("2025-07-03") in side
    assert '<li><time datetime="2025-08">August 2025</time> – Plenary</li>' in side
    assert 'datetime="2025-12' not in side
    assert "Town hall" not in side
    # hours that were last seen years ago are told, and announced to nobody
    made = page("seraing")
    assert "(?)</time> – Café Bavard. Unless" in made
    assert "schema.org/Event" not in made


def test_names_are_escaped_and_addresses_are_links() -> None:
    """No name begins a tag; an address of a source can be followed."""
    head = "clsm: 1\nid: there\nname: '<i>There</i>'\njurisdiction: FR\n"
    sources = "references: [{id: r, title: '<b>Page</b>', url: 'https://example.org/a', as_of: 2025}]\n"
    made = reports.page(clsm.loads(head + sources).on("2025-06-01"))
    assert "<i>" not in made
    assert "<b>" not in made
    assert '<a href="https://example.org/a"' in made


def test_a_council_of_sixty_organisations_is_small() -> None:
    """Under a megabyte, both languages and the pictures included."""
    council = synthetic.council(3, organisations=60)
    assert len(reports.page(council.on(council.last_documented or "2026-01-01")).encode()) < 1_000_000


def test_ties_are_shown_without_a_script() -> None:
    """Each body and organisation can be come to by the keyboard; what it then tells is printed, its ties drawn over."""
    made = page("lille-est", lang="fr")
    assert (
        '<g tabindex="0" role="img" opacity="0"><title>UNAFAM : Comité de pilotage intercommunal (22 ?)</title>' in made
    )
    assert ".council svg [tabindex]:focus { opacity: 1;" in made
    # every name in what is told stands in a label, whose lines may end at a space or behind a hyphen
    drawn = made[made.index("<svg") : made.index("</svg>")]
    labels = {
        re.sub(r"\s", "", "".join(re.findall("<tspan[^>]*>(.*?)</tspan>", label)))
        for label in re.findall("<text.*?</text>", drawn)
    }
    told = [name for title in re.findall("<title>(.*?)</title>", drawn) for name in re.split(" : | ; ", title)]
    assert len(told) > 100
    assert {re.sub(r"\s", "", name) for name in told} <= labels


STRICT = (
    "<head><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'nonce-page';"
    " script-src 'nonce-test'\">"
)
_TRY = """
<script nonce="test">
const told = {};
const [organisation] = document.querySelectorAll("article:not([lang=fr]) svg [tabindex]");
document.querySelector("label[for=en]").click();
told.sides = [...document.querySelectorAll("article")].map(it => [it.lang, it.checkVisibility()]);
told.before = getComputedStyle(organisation).opacity;
organisation.focus();
told.after = getComputedStyle(organisation).opacity;
const box = organisation.querySelector("rect").getBoundingClientRect();
told.pointed = organisation.contains(document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2));
document.querySelectorAll("summary").forEach(it => it.click());
told.open = document.querySelectorAll("details[open]").length;
document.documentElement.setAttribute("data-told", JSON.stringify(told));
</script>
</body>"""


@pytest.mark.browser
def test_it_keeps_to_a_strict_policy(tmp_path: Path) -> None:
    """Opened, switched to English, a partner's ties looked at, everything folded: the policy has nothing to stop."""
    path = tmp_path / "page.html"
    made = page("lille-est", lang="fr", nonce="page")
    path.write_text(made.replace("<head>", STRICT).replace("</body>", _TRY), encoding="utf-8")
    shown = opened(path, tmp_path / "profile")
    assert shown.console == []
    found = re.search('data-told="([^"]*)"', shown.html)
    assert found
    assert json.loads(html.unescape(found[1])) == {
        "sides": [["fr", False], ["en", True]],
        "before": "0",
        "after": "1",
        "pointed": True,
        "open": 0,
    }


_ON_A_TELEPHONE = """
<!doctype html><body><script>
addEventListener("message", it => document.body.setAttribute("data-told", it.data));
</script><iframe src="page.html" width="360" height="3000"></iframe></body>"""
_HOW_WIDE = """
<script>
addEventListener("load", () => {
  const outside = ["fr", "en"].flatMap(lang => {
    document.querySelector(`label[for=${lang}]`).click();
    return [...document.querySelectorAll("*")].filter(it => it.getBoundingClientRect().right > innerWidth);
  });
  parent.postMessage(`${innerWidth} wide, ${outside.length} outside`, "*");
});
</script>
</body>"""


@pytest.mark.browser
def test_nobody_scrolls_sideways_on_a_telephone(tmp_path: Path) -> None:
    """Nothing is wider than 360 pixels, in either language; no window of a browser is so narrow, a frame is."""
    council = synthetic.council(3, organisations=60)
    made = reports.page(council.on("2024-12-31"))
    (tmp_path / "page.html").write_text(made.replace("</body>", _HOW_WIDE), encoding="utf-8")
    frame = tmp_path / "frame.html"
    frame.write_text(_ON_A_TELEPHONE, encoding="utf-8")
    assert 'data-told="360 wide, 0 outside"' in opened(frame, tmp_path / "profile").html


@pytest.mark.browser
def test_what_is_folded_is_printed(tmp_path: Path) -> None:
    """On as many sheets, in one language, under a strict policy too."""
    path = tmp_path / "page.html"
    made = page("lille-est", nonce="page").replace("<head>", STRICT)
    path.write_text(made, encoding="utf-8")
    sheets = pages_of(path, tmp_path / "profile")
    path.write_text(made.replace("<details open", "<details"), encoding="utf-8")
    assert pages_of(path, tmp_path / "profile") == sheets
    assert 8 < sheets < 20


def test_no_edge_of_a_sheet_cuts_a_label() -> None:
    """On paper the picture stands in strips, one under the other, each cut between two labels."""
    made = page("lille-est", lang="fr")
    strips = re.findall(r'"strip" viewBox="0 (\S+) \S+ (\S+)".*?<use href="#fr-drawn"/>', made)
    assert len(strips) > 10
    for (top, high), (below, _) in pairwise(strips):
        assert float(top) + float(high) == pytest.approx(float(below), abs=0.2)
    drawn = picture(PartnerNetwork.from_council(clsm.datasets.load("lille-est").on("2026-11-30")), lang="fr")
    edges = [bottom for _, bottom in drawn.strips(120)]
    for _, top, _, bottom in (mark.box for mark in drawn.painted if isinstance(mark, Words)):
        assert not any(top < edge < bottom for edge in edges)


@pytest.mark.browser
@pytest.mark.axe
@pytest.mark.parametrize("name", ["lille-est", "seraing"])
def test_nobody_is_kept_out(tmp_path: Path, name: str) -> None:
    """axe-core finds nothing, on the page and on the sheet."""
    path = tmp_path / "page.html"
    path.write_text(page(name), encoding="utf-8")
    assert barriers(path, tmp_path / "profile") == []
    today = clsm.datasets.load(name).on("2026-11-30")
    path.write_text(clsm.reports.brief(today, lang="fr").to_html(), encoding="utf-8")
    assert barriers(path, tmp_path / "profile") == []

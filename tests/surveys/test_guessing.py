import pytest

from clsm import surveys
from clsm.surveys import Proposal
from tests.surveys.valmont import FREQUENCIES, TODAY, file, read

TEXT = (
    "Horodateur,Nom,Votre structure,Lien [epsm],Lien [gem],Lien [ville]\n"
    "10/03/2026,Exemple,epsm,,Souvent,Jamais\n10/03/2026,Exemple,gem,Souvent,,3\n"
)


def guess(text: str, name: str = "answers.csv") -> Proposal:
    """What is proposed for a file."""
    return surveys.guess(file(text, name), TODAY)


def test_a_proposal_says_how_to_read_a_file(tmp_path: object) -> None:
    """Its layout, who answers, the question, the answers whose meaning is to be said, and the call."""
    proposal = guess(TEXT)
    assert proposal.layouts == ("google-forms",)
    assert proposal.respondent == "Votre structure"
    assert proposal.questions == ("Lien",)
    assert [(it.written, it.times, it.state, it.level) for it in proposal.met] == [
        ("Souvent", 2, None, None),
        ("Jamais", 1, "no", None),
        ("3", 1, "tie", 3),
    ]
    assert proposal.personal == ("Nom",)
    assert proposal.call == (
        "surveys.read('...', today, survey=..., relation=..., respondent='Votre structure', question='Lien',"
        " values={'Souvent': ...})"
    )
    assert "values= has to say: 'Souvent'" in proposal.explain()
    assert proposal.explain("fr").startswith("Le fichier peut se lire ainsi : google-forms.")
    assert proposal.to_rows("fr")[1] == {"written": "Jamais", "count": 1, "answer": "pas de lien", "intensity": None}
    assert "Exemple" not in repr(proposal)


def test_what_is_proposed_reads_the_file() -> None:
    """With what is left to say."""
    proposal = guess(TEXT)
    reading = read(TEXT, respondent=proposal.respondent, question=proposal.questions[0], values=FREQUENCIES)
    assert reading.problems == ()


@pytest.mark.parametrize(
    ("text", "layouts", "call"),
    [
        ("source,target\nepsm,gem\n", ("edges",), "asked=..., answered=..., complete=..."),
        ("dl n=2\nlabels:\nepsm,gem\ndata:\n0 1 0 0\n", ("ucinet",), "answered=..., complete=..."),
        ("*Vertices 1\n1 epsm\n", ("pajek",), "answered=..., complete=..."),
        ("a,b\nc,d\n", (), "survey=..., relation=..."),
        ("qui,a[epsm],a[gem],b[epsm],b[gem]\nepsm,,1,,2\n", ("columns",), "question=..."),
        ("source,target,epsm,gem\nepsm,gem,1,1\n", ("edges", "columns"), "layout=..., respondent=..."),
        ("clsm-questionnaire-1\n", ("questionnaire",), "today)"),
        ("qui;epsm;gem\nepsm;;3\ngem;0;\n", ("matrix",), "respondent='qui')"),
    ],
)
def test_every_kind_of_file_gets_a_proposal(text: str, layouts: tuple[str, ...], call: str) -> None:
    """Nothing is refused that can be opened."""
    proposal = guess(text)
    assert proposal.layouts == layouts
    assert call in proposal.call
    assert proposal.explain("fr").endswith(proposal.call)

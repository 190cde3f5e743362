import pandas as pd

from clsm.tables import Row, data_frame, html_table


def test_a_table() -> None:
    """Names and values are escaped; what is not there is an empty cell."""
    rows: list[Row] = [{"who": "<b>", "n": 2, "certain": True, "why": None}]
    assert html_table(rows, "A & B") == (
        "<table><caption>A &amp; B</caption><thead><tr><th>who</th><th>n</th><th>certain</th><th>why</th></tr></thead>"
        "<tbody><tr><td>&lt;b&gt;</td><td>2</td><td>True</td><td></td></tr></tbody></table>"
    )
    assert "<tr></tr></thead>" in html_table([], "Nothing")


def test_a_data_frame() -> None:
    """Rows become a DataFrame with the same columns."""
    frame = data_frame([{"who": "gem", "n": 2}])
    assert isinstance(frame, pd.DataFrame)
    assert frame.to_dict("records") == [{"who": "gem", "n": 2}]

import pandas as pd

from clsm.tables import data_frame


def test_a_data_frame() -> None:
    """Rows become a DataFrame with the same columns."""
    frame = data_frame([{"who": "gem", "n": 2}])
    assert isinstance(frame, pd.DataFrame)
    assert frame.to_dict("records") == [{"who": "gem", "n": 2}]

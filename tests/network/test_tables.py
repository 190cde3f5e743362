import pickle

import pytest

from clsm.network.tables import Table, decimal, say_p, sector_name


def test_a_table_is_a_mapping() -> None:
    """It reads as a dictionary does, compares with one, and comes back from a pickle."""
    table = Table({"a": 1, "b": 2})
    assert (table["a"], list(table), len(table), dict(table)) == (1, ["a", "b"], 2, {"a": 1, "b": 2})
    assert table == {"a": 1, "b": 2}
    assert hash(table) == hash(Table({"b": 2, "a": 1}))
    assert repr(table) == "Table({'a': 1, 'b': 2})"
    assert pickle.loads(pickle.dumps(table)) == table
    with pytest.raises(KeyError):
        table["c"]


def test_pairs_without_direction_are_read_in_either_order() -> None:
    """A pair that is not there, or a key that is no pair, is not found in either order."""
    table: Table[object, int] = Table({("a", "b"): 1}, either_order=True)
    assert table["b", "a"] == 1
    assert ("b", "a") in table
    assert ("a", "c") not in table
    assert "a" not in table
    assert ("b", "a") not in Table({("a", "b"): 1})


def test_figures_are_written_as_each_language_does() -> None:
    """Two decimals, no minus zero; a small p is said as what it is under."""
    assert (decimal(-0.001).say(), decimal(1).say("fr"), decimal(0.456).say("fr")) == ("0.00", "1,00", "0,46")
    assert (say_p(0.05).say("fr"), say_p(0.0002).say()) == ("p = 0,05", "p < 0.01")


def test_sectors_have_their_names() -> None:
    """Those of the vocabulary in both languages, others as they are."""
    assert sector_name("municipality").fr != sector_name("municipality").en
    assert sector_name("gov").say() == "gov"

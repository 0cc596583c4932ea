"""Single flipped bits: no traceback, and no wrong cell that the doctor does not name."""

from tests.faults.flips import flips


def test_whatever_bit_is_flipped_every_wrong_cell_is_named_and_nothing_breaks() -> None:
    done = flips(200, thorough=False)
    assert done.faults == []
    assert done.wrong > 50, str(done)

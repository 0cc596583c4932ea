"""Single flipped bits: no traceback, and no wrong cell that the doctor does not name."""

import pytest

from tests.faults.flipped_bits import flips


@pytest.mark.timeout(300)
@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.long)])
def test_whatever_bit_is_flipped_every_wrong_cell_is_named_and_nothing_breaks(seed: int) -> None:
    done = flips(50, seed, thorough=False)
    assert done.faults == []
    assert done.wrong > 10, str(done)

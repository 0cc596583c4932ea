"""Single flipped bits: no traceback, and no wrong cell that the doctor does not name."""

import pytest

from tests.faults.flipped_bits import flips


@pytest.mark.timeout(300)
@pytest.mark.long
@pytest.mark.parametrize("seed", range(2))
def test_whatever_bit_is_flipped_every_wrong_cell_is_named_and_nothing_breaks(seed: int) -> None:
    done = flips(100, seed, thorough=False)
    assert done.faults == []
    assert done.wrong > 20, str(done)

"""The walls round the tests themselves."""

import socket
from pathlib import Path

import pytest

from ccworkbench.paths import user_data


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_the_network_is_out_of_reach(family: int) -> None:
    with pytest.raises(AssertionError, match="offline"):
        socket.socket(family)


def test_the_users_data_stays_untouched(tmp_path_factory: pytest.TempPathFactory) -> None:
    assert Path(user_data()).is_relative_to(tmp_path_factory.getbasetemp())

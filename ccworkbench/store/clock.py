"""A hybrid logical clock: stamps that sort and never go back, even when the computer's clock does."""

import time
from datetime import timedelta
from typing import Final

SLACK: Final = timedelta(minutes=5)  # by which the clocks of computers, or of one at two times, may differ
MOST_COUNTS: Final = 999_999  # that six digits can count


class Clock:
    """Gives stamps `milliseconds-counter-device`, each greater than all that were given or seen before."""

    def __init__(self, device: str, last: str = "") -> None:
        self.device = device
        self._millis, self._counter = (int(part) for part in last.split("-")[:2]) if last else (0, 0)

    def stamp(self) -> str:
        """Return the next stamp."""
        now = time.time_ns() // 1_000_000
        if now > self._millis:
            self._millis, self._counter = now, 0
        elif self._counter < MOST_COUNTS:
            self._counter += 1
        else:
            self._millis, self._counter = self._millis + 1, 0
        return f"{self._millis:015d}-{self._counter:06d}-{self.device}"

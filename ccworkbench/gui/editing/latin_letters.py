"""Which Latin letter a key stands for on keyboards of any script."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# What the keys R, A, C, I give on a Russian keyboard, and the Cyrillic letters that look or sound like them.
CYRILLIC = {"К": "R", "Ф": "A", "А": "A", "С": "C", "Ш": "I", "И": "I"}
# Where a keyboard's own letters say nothing, the place of the key does (scan codes; virtual keys on macOS).
EVDEV = {27: "R", 38: "A", 54: "C", 31: "I"}
WINDOWS = {0x13: "R", 0x1E: "A", 0x2E: "C", 0x17: "I"}
MAC = {15: "R", 0: "A", 8: "C", 34: "I"}


def letter_of(event: QKeyEvent) -> str:
    """Give the Latin letter of a key, empty where it has none."""
    if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return chr(event.key())
    typed = event.text().upper()
    if typed in CYRILLIC:
        return CYRILLIC[typed]
    if typed.isalpha():
        return _by_place(event)
    return ""


def _by_place(event: QKeyEvent) -> str:
    if sys.platform == "darwin":
        return MAC.get(event.nativeVirtualKey(), "")
    codes = WINDOWS if sys.platform == "win32" else EVDEV
    return codes.get(event.nativeScanCode(), "")

"""Which Latin letter a key stands for on keyboards of any script."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

# What the keys R, A, C, I give on a Russian keyboard, and the Cyrillic letters that look or sound like them.
CYRILLIC = {"К": "R", "Ф": "A", "А": "A", "С": "C", "Ш": "I", "И": "I"}
# Where a keyboard's own letters say nothing, the place of the key does (scan codes; virtual keys on macOS).
LINUX_SCAN_CODES = {27: "R", 38: "A", 54: "C", 31: "I"}
WINDOWS_SCAN_CODES = {0x13: "R", 0x1E: "A", 0x2E: "C", 0x17: "I"}
MAC_KEY_CODES = {15: "R", 0: "A", 8: "C", 34: "I"}


def letter_of(event: QKeyEvent) -> str:
    """Return the Latin letter of a key, empty where it has none."""
    if Qt.Key.Key_A <= event.key() <= Qt.Key.Key_Z:
        return chr(event.key())
    typed = event.text().upper()
    if typed in CYRILLIC:
        return CYRILLIC[typed]
    if typed.isalpha():
        return _by_key_position(event)
    return ""


def _by_key_position(event: QKeyEvent) -> str:
    if sys.platform == "darwin":
        return MAC_KEY_CODES.get(event.nativeVirtualKey(), "")
    codes = WINDOWS_SCAN_CODES if sys.platform == "win32" else LINUX_SCAN_CODES
    return codes.get(event.nativeScanCode(), "")

"""The window: the only room with Qt."""

import ctypes
import sys

# WORKAROUND: the wheels of PySide6 6.12 give None, True and False back without counting them, as is right from
# Python 3.12 on, where these are immortal. In 3.11 every call of a Qt method takes one count away, and when none is
# left the program aborts ("none_dealloc: deallocating None"). So they are made as good as immortal here.
if sys.version_info < (3, 12):
    for _lasting in (None, True, False, NotImplemented):
        ctypes.c_ssize_t.from_address(id(_lasting)).value += 1 << 60

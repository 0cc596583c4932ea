"""Documents under control in the window: issued from the hand-over dialog, kept and looked up in the register."""

"""The window and what fills it: pages of the open project, messages, status bar, and what the menus do."""

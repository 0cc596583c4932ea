"""The dialogs: a new project, the plan made anew, hand-over and preview, muting, help, and the report of a bug."""

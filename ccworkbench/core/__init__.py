"""The few words everything else is written in: no Qt, no session, no file."""

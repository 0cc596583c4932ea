"""When tasks are done: working days, what waits for what, and which rooms courses need."""

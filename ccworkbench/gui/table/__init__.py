"""A list sheet as a table: how it is filtered, edited, pasted into and moved about in."""

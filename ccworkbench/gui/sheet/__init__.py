"""One sheet under its heading: the view that fits its shape, the search field, and its picture."""

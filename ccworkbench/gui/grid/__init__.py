"""The parts of every table: the widget, its model of rows and columns, headings, filter, sizes, marks."""

"""CC Workbench: offline project workbooks for contact centres that go into operation."""

__version__ = "0.2.0"

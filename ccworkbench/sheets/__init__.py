"""The product: one module per sheet; `order` lists them in workbook order."""

from typing import TYPE_CHECKING, Any

from ccworkbench.sheets.options import CHAPTER_TABS, Chapter

if TYPE_CHECKING:
    from ccworkbench.sheets.order import BY_KEY, SHEETS
else:

    def __getattr__(name: str) -> Any:
        """Load all sheets when their list is first asked for: the list of projects needs only one of them."""
        if name not in {"BY_KEY", "SHEETS"}:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        from ccworkbench.sheets import order

        return getattr(order, name)


__all__ = ["BY_KEY", "CHAPTER_TABS", "SHEETS", "Chapter"]

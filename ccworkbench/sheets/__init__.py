"""The product: one module per sheet; `order` lists them in workbook order."""

"""Writes a document as an Excel workbook that can be filled in, printed and read back."""

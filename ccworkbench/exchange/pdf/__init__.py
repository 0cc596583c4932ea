"""Writes a document as a PDF: cover, contents, tables, forms, matrices, pictures and signatures."""

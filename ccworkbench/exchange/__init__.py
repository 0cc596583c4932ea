"""Values in, file out: Excel and PDF, brand, fonts, packs. No Qt, no session."""

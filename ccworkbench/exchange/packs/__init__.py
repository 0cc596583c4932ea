"""What is handed over: the packs, their values in one language and for one audience, and the files made of them."""

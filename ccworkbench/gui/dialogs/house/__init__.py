"""The dialogs for a house's own starter content: saving it, what there is, and what the program says otherwise."""

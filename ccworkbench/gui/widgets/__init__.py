"""Small widgets that several rooms use: chips, bars for messages, lists to tick and to search."""

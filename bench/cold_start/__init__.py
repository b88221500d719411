"""How long a fresh process takes from start to a finished brief, beside a fresh process that does no more than parse the same texts."""

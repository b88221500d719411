"""Who said what, found by onrecord and by what else installs from PyPI, on the same articles and with the same scorer."""

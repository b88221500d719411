"""How the models that onrecord ships are made. Nothing of the package imports this."""

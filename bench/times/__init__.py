"""Time expressions of onrecord and of HeidelTime on the same texts, scored by one scorer."""

"""How much of what stands around a report reading takes for its text, and how much of the text for what stands around it."""

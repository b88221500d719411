"""Copies in one day's news: counts and cost by size, and the check of what is found against judgements made by hand."""

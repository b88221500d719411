"""Benchmarks, each one command that prints its numbers: `python -m bench.NAME`."""

"""Benchmarks: `python -m tests.bench`. Each goal is a ratio of two things measured side by side, never a timed test."""

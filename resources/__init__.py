"""Templates, sample, pictures and words, read through importlib.resources."""

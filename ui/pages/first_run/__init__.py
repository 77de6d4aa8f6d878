"""The first minutes: welcome, and making a journal in four pages."""

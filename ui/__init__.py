"""The window: pages, widgets and the theme."""

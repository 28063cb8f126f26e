"""Biên bản: the minutes of a meeting on a plan."""

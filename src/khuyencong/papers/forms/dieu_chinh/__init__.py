"""Quyết định: money moved between contents of a plan."""

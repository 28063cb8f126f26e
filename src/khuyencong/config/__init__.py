"""Composition: settings, root addresses and the server's entry."""

"""Công văn: a letter whose words are the officer's own."""

"""Tờ trình: a plan put before the agency that approves it."""

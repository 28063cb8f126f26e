"""Quyết định: a plan approved, with its funding annex."""

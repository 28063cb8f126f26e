"""Folds of the ledger into reports: pure functions from frozen cases."""

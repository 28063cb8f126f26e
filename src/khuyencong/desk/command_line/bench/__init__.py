"""Benches: what the promises of speed come to on this machine, each beside what it must be compared with.

Nothing is imported here: processes that measure the bare framework start in this package too (see `catalogue`).
"""

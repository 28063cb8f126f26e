"""Danh sách: a list, of the plan's contents or as pasted from a sheet."""

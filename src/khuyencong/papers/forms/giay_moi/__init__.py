"""Giấy mời: an invitation to a meeting on a plan."""

"""Thông báo: what an approved plan holds and what it asks of the units."""

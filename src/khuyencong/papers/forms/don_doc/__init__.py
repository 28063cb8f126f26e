"""Công văn đôn đốc: figures of contents that nobody has reported yet."""

"""Django's SQLite engine with a gate in front of write transactions."""

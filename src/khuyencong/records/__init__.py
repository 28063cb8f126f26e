"""The memory: tables, constraints and questions; it writes nothing."""

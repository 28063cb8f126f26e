"""Papers come in: as files, or as tables that a unit fills."""

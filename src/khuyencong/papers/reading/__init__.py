"""Reading official papers: bytes to repaired text, text to facts."""

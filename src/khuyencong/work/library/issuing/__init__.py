"""Papers leave the house with number and figures for good, and signed files come back."""

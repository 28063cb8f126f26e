"""Tables of a paper: list or contents, what their columns mean, and rows of lists for the register."""

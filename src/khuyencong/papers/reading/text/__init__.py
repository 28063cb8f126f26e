"""One paper's text under the eyes of the rules: folded, masked, joined, its tables seen as grids."""

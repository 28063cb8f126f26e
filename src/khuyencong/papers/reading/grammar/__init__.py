"""The words of such papers, one concept a file: sums, counts, periods, roles, sources, citations, titles."""

"""What one passage tells: which sums are costs, sources or wholes, of which role and period."""

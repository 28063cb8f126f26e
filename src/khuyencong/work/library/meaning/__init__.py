"""What the facts of a paper seem to mean: line, place, source, plan, and what is known of them already."""

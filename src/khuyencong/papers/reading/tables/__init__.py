"""What a table tells: its heads, its columns, its rows as activities, totals and register rows."""

"""Form `so-sanh`: plan against actual in one table, with differences and shares."""

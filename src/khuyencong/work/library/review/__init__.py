"""Take, correct, set aside, undo, send and return: nothing reaches the ledger without a person."""

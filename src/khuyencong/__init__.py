"""One ledger of figures for a province's promotion programmes; seven rooms, see docs/architecture.md."""

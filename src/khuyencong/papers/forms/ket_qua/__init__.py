"""Form `ket-qua`: results of a plan in one period."""

"""The words of the trade: frozen values and small pure functions, standard library only."""

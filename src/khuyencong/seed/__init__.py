"""Files shipped with the package: areas, units and their certainty. No code lives here."""

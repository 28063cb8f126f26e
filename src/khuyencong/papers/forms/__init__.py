"""Official forms, each in folders by version: what was issued under a version is always written as it was."""

"""The data shipped with the house, as it comes into a database; what people wrote there stays as it is."""

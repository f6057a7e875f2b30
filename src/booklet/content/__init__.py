"""The records, the Library with its links, and the Edition."""

"""An Edition becomes a Document and a Deck: what goes where, in which words."""

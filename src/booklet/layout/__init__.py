"""The ruler and placing: a Document becomes Pages, a Deck becomes Slides."""

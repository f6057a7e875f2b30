"""Text files as plain trees in which every key and value knows its file, line and column; no schema knowledge."""

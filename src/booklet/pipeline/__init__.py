"""The stages in order; the only reader and writer of files."""

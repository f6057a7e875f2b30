"""The format-neutral document: blocks, each with a structure role and a stable id."""

"""Placed slides to PPTX bytes; the only importer of python-pptx."""

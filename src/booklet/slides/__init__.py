"""Placed slides to PPTX bytes, written part by part as XML."""

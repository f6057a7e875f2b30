"""Fonts, type scale, colours by role and spacing, as a closed schema."""

"""Placed pages to PDF bytes, tagged; the only importer of reportlab."""

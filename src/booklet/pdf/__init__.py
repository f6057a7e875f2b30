"""Placed pages to PDF bytes, tagged; and sheets to fold; the only importer of reportlab and pikepdf."""

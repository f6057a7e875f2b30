"""Preflight rules: on content, on placed pages and slides, on the finished bytes."""

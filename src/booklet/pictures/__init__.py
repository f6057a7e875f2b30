"""Drawings and photos: reading, recolouring, mirroring, rasterising; their limits and checks."""

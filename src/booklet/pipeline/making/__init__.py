"""How each kind of output is made: composed, placed, checked, written in memory, read back and compared."""

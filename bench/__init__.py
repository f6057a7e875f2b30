"""What a build costs, beside other programs that make the same book and the same deck: ``python -m bench --help``."""

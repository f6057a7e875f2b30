"""The drawing engine: pose -> solved skeleton -> solid body -> traced outline -> drawing.

It needs the extra ``figures``; nothing but ``booklet draw`` imports it.
"""

"""The names of the checks on a figure, as an excuse gives them, and the moments they look at."""

from __future__ import annotations

from enum import Enum


class Check(Enum):
    """What is checked of every figure; each at the start, half-way and at the finish unless it says otherwise."""

    JOINT_RANGE = "joint-range"
    """No joint leaves its range."""
    REACH = "reach"
    """Every pin is within reach of its limb."""
    SUPPORT = "support"
    """What rests on something touches it, to within 5 mm."""
    FLOOR = "floor"
    """Nothing is more than 25 mm under the floor, and something touches it."""
    BODY = "body"
    """No part of a body goes through another."""
    PROP = "prop"
    """No part of a body goes through a prop."""
    STRAIGHT_BACK = "straight-back"
    """The back is straight where the pose says so."""
    ARROW = "arrow"
    """No arrow covers a face or a hand."""
    HIGHLIGHT = "highlight"
    """Every highlighted region can be seen."""
    FRAME = "frame"
    """The drawing is no wider than a page can show at its scale."""
    LOOK_ALIKE = "look-alike"
    """No two figures have nearly the same outline."""


class Stage(Enum):
    """The moments of a figure that are checked."""

    START = "start"
    HALF_WAY = "half-way"
    FINISH = "finish"
    HELD = "held"

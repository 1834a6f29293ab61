"""How far two workshops of a pilot are from each other."""

from math import cos, hypot, radians

METRES_OF_A_DEGREE = 111_195


def metres_apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far two places (latitude, longitude) of one town are from each other.

    >>> round(metres_apart((-25.56, -57.28), (-25.56, -57.279)))
    100
    """
    across = (other[1] - one[1]) * cos(radians(one[0]))
    return hypot(other[0] - one[0], across) * METRES_OF_A_DEGREE

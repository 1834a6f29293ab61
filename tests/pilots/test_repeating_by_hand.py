"""Who follows what the record of a draw says, without the program, gets the same: this is only its sentences."""

from hashlib import sha256

import pytest
from numpy.random import PCG64

from app.pilots.drawing import draw_lots
from app.pilots.records import Entrant
from tests.pilots.test_drawing import listed


def draw_by_hand(entrants: list[Entrant], parts: list[int], seed: str) -> dict[str, int]:
    """The group of each code, from 1."""
    stream = PCG64(int(seed))

    def choose(among: int) -> int:
        edge = 2**64 // among * among
        number = int(stream.random_raw())
        while number >= edge:
            number = int(stream.random_raw())
        return number % among

    def mix(things: list[str]) -> list[str]:
        for place in reversed(range(1, len(things))):
            other = choose(place + 1)
            things[place], things[other] = things[other], things[place]
        return things

    order = [str(group) for group, times in enumerate(parts, 1) for _time in range(times)]
    group_of: dict[str, int] = {}
    over: list[str] = []
    for row in sorted({one.stratum for one in entrants}):
        codes = mix(sorted(one.code for one in entrants if one.stratum == row))
        while len(codes) >= len(order):
            group_of |= {code: int(group) for code, group in zip(codes, order, strict=False)}
            codes = codes[len(order) :]
        over += codes
    while over:
        group_of |= {code: int(group) for code, group in zip(over, mix(order[:]), strict=False)}
        over = over[len(order) :]
    return group_of


@pytest.mark.parametrize(
    ("sizes", "parts"), [((8, 8, 6), [1, 1]), ((5, 1, 7, 3), [1, 1]), ((9, 4, 2), [2, 1, 1])]
)
@pytest.mark.parametrize("seed", ["0", "41625", "99999999999999999999"])
def test_the_sentences_of_the_record_give_the_draw_and_its_hash(
    sizes: tuple[int, ...], parts: list[int], seed: str
) -> None:
    entrants = listed(*sizes)
    by_hand = draw_by_hand(entrants, parts, seed)
    dealt = draw_lots(entrants, parts, seed)
    assert by_hand == {one.code: dealt.arm_of[one.unit] + 1 for one in entrants}
    lines = ["pcg64-rows-1", seed, *(f"{code}\t{by_hand[code]}" for code in sorted(by_hand))]
    assert sha256("\n".join(lines).encode()).hexdigest() == dealt.result_hash

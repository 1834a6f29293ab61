"""The signs that stand for workshops in data that leave the office.

A fresh key is thrown for each release and stays in the office's file; a sign is an HMAC of it, so that nobody without
the key can tell whose it is, nor that two releases tell of the same workshop. Letters alone: no sign looks like a number.
"""

import hmac
import secrets
from itertools import product

LETTERS = "bcdfghjkmnpqrstvwxyz"  # no vowels: a sign is no word
LENGTH = 12  # 51 bits
_THREE = ["".join(three[::-1]) for three in product(LETTERS, repeat=3)]  # of which a sign is made


def throw_key() -> str:
    """A key that was not there before."""
    return secrets.token_hex(32)


def sign_of(key: str, workshop_id: int) -> str:
    """The sign of a workshop under a key."""
    digest = hmac.digest(bytes.fromhex(key), str(workshop_id).encode("ascii"), "sha256")
    number, letters = int.from_bytes(digest[:16], "big"), ""
    for _place in range(LENGTH // 3):
        number, place = divmod(number, len(_THREE))
        letters += _THREE[place]
    return letters

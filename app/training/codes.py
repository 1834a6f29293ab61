"""The code of a certificate: a digest of what is printed, and two characters of check.

Twelve characters of Crockford's base 32 (no I, L, O, U; typed O is read as 0, I and L as
1) in groups of four: ten carry 50 bits of a SHA-256, two the remainder of those bits by
1021. It is a prime above 32 and below 1024 that divides no 32^k - 1 for k < 12 (a test
says so), so every single wrong character and every two that changed places are noticed.
Why, and what it cannot do: docs/adr/0015-certificate-codes.md.
"""

import hashlib
import json
import unicodedata

from app.training.records import Certificate

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BASE = len(ALPHABET)
DIGEST_LENGTH, CHECK_LENGTH, GROUP = 10, 2, 4
MODULUS = 1021
BETWEEN = ("Pd", "Zs", "Cc", "Cf")  # dashes, spaces and marks that are not seen
READ_AS = {"O": "0", "I": "1", "L": "1"}
FORMAT = "hilvan-certificate-1"


def make_code(
    *,
    enrolment_id: int,
    full_name: str,
    course_title: str,
    hours: float,
    held_from: str,
    held_to: str,
    issued_on: str,
) -> str:
    """The code that binds a certificate to what it says, as "7K2M-9QXD-4FHT"."""
    said = [FORMAT, str(enrolment_id), full_name, course_title, f"{hours:.2f}", held_from, held_to, issued_on]
    digest = hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).digest()
    value = int.from_bytes(digest[:8], "big") >> 14  # 64 - 14 = 50 bits, ten characters
    return with_check(value)


def with_check(value: int) -> str:
    """A number below 2^50 as a code."""
    letters = _letters(value, DIGEST_LENGTH) + _letters(value % MODULUS, CHECK_LENGTH)
    return "-".join(letters[start : start + GROUP] for start in range(0, len(letters), GROUP))


def read_code(typed: str) -> str | None:
    """The code as it is kept, or None when it was mistyped (length, letters or check)."""
    said = unicodedata.normalize("NFKC", typed).upper()
    letters = "".join(
        READ_AS.get(letter, letter)
        for letter in said
        if letter not in "·." and unicodedata.category(letter) not in BETWEEN
    )
    if len(letters) != DIGEST_LENGTH + CHECK_LENGTH or any(one not in ALPHABET for one in letters):
        return None
    value = 0
    for letter in letters[:DIGEST_LENGTH]:
        value = value * BASE + ALPHABET.index(letter)
    code = with_check(value)
    return code if code.replace("-", "") == letters else None


def code_of(certificate: Certificate) -> str:
    """The code that a certificate should have, by what it says."""
    return make_code(
        enrolment_id=certificate.enrolment_id,
        full_name=certificate.full_name,
        course_title=certificate.course_title,
        hours=certificate.hours,
        held_from=certificate.held_from,
        held_to=certificate.held_to,
        issued_on=certificate.issued_on,
    )


def _letters(value: int, length: int) -> str:
    found = ""
    for _place in range(length):
        value, digit = divmod(value, BASE)
        found = ALPHABET[digit] + found
    return found

"""Passphrases: SQLCipher's own key derivation, worked out once per opening.

The key is what SQLCipher itself would derive (PBKDF2-HMAC-SHA512, 256,000 rounds, salt in
the first 16 bytes of the file), so any SQLCipher program opens the file with the words.
"""

import base64
import hashlib
import os
import unicodedata
from pathlib import Path

from app.errors import FileProblem
from app.i18n import _
from app.storage.driver import read_header

ROUNDS = 256_000
SALT_BYTES = 16
KEY_BYTES = 32
CHECK_BYTES = 2
GROUP = 5
SHORTEST = 8  # letters of a new passphrase; a file of before opens with whatever it has
FEWEST_LETTERS = 4  # different ones
PLAIN_HEADER = b"SQLite format 3\0"
PAGE_BYTES = 4096
# Crockford's alphabet: no I, L, O, U, so a printed letter is read one way only.
_STANDARD = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_PRINTED = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_TO_PRINTED = str.maketrans(_STANDARD, _PRINTED)
_FROM_PRINTED = str.maketrans(_PRINTED + "OIL", _STANDARD + _STANDARD[0] + _STANDARD[1] * 2)


def derive_key(passphrase: str, salt: bytes) -> str:
    """SQLCipher's raw key and salt as 96 hex digits."""
    words = unicodedata.normalize("NFC", passphrase).encode()
    key = hashlib.pbkdf2_hmac("sha512", words, salt, ROUNDS, KEY_BYTES)
    return key.hex() + salt.hex()


def new_key(passphrase: str | None) -> str | None:
    """A key over a fresh salt for a new file; None for a plain one."""
    return None if passphrase is None else derive_key(passphrase, os.urandom(SALT_BYTES))


def weakness(passphrase: str) -> str | None:
    """Why nobody should protect an office with these words, in a sentence; None if they may."""
    letters = unicodedata.normalize("NFC", passphrase.strip())
    if not letters:
        return _("La contraseña está vacía; escriba al menos una palabra.")
    if len(letters) < SHORTEST:
        return _(
            "La contraseña es muy corta y se adivina en segundos; escriba al menos {count} letras: tres o cuatro palabras que no tengan que ver entre sí se recuerdan bien."
        ).format(count=SHORTEST)
    if len(set(letters.casefold())) < FEWEST_LETTERS:
        return _(
            "La contraseña repite las mismas letras y se adivina en segundos; tres o cuatro palabras que no tengan que ver entre sí se recuerdan bien."
        )
    return None


def require_strength(passphrase: str | None) -> None:
    """Raise `FileProblem` for a new passphrase that protects nobody; None is no passphrase."""
    if passphrase is not None and (trouble := weakness(passphrase)):
        raise FileProblem(trouble)


def file_salt(path: Path) -> bytes | None:
    """The salt of an encrypted file, None for a plain one."""
    header = read_header(path)
    return None if header == PLAIN_HEADER else header


def looks_plain(path: Path) -> bool:
    """Whether a file begins as a plain one does, a few bytes apart: damaged, not encrypted."""
    same = sum(one == other for one, other in zip(read_header(path), PLAIN_HEADER, strict=True))
    return same > len(PLAIN_HEADER) // 2


def key_of_file(path: Path, passphrase: str) -> str | None:
    """The key that a passphrase gives for this file; None if the file is plain."""
    salt = file_salt(path)
    return None if salt is None else derive_key(passphrase, salt)


def passphrase_fits(key: str | None, passphrase: str) -> bool:
    """Whether the words are those of an open file's key (to unlock the window)."""
    if key is None:
        return True
    salt = bytes.fromhex(key[2 * KEY_BYTES :])
    import hmac

    return hmac.compare_digest(derive_key(passphrase, salt), key)


def recovery_text(key: str) -> str:
    """The key as it is printed on the recovery sheet: 16 groups of 5, the check in the last."""
    raw = bytes.fromhex(key)
    text = base64.b32encode(raw + _check(raw)).decode().translate(_TO_PRINTED)
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def read_recovery(text: str) -> str:
    """The key on a recovery sheet, typed with or without dashes, in any case.

    Raises `FileProblem` when a group is missing or mistyped.
    """
    typed = "".join(c for c in text.upper() if c.isalnum())
    expected = (KEY_BYTES + SALT_BYTES + CHECK_BYTES) * 8 // 5
    if len(typed) != expected:
        raise FileProblem(
            _(
                "La hoja de recuperación tiene {expected} letras y números, y aquí hay {count}; complete o quite lo que sobra."
            ).format(expected=expected, count=len(typed))
        )
    try:
        raw = base64.b32decode(typed.translate(_FROM_PRINTED))
    except ValueError:
        raw = b""
    key, check = raw[:-CHECK_BYTES], raw[-CHECK_BYTES:]
    if not raw or _check(key) != check:
        raise FileProblem(
            _(
                "El código de recuperación tiene una letra o un número equivocado; compare cada grupo con la hoja impresa."
            )
        )
    return key.hex()


def _check(raw: bytes) -> bytes:
    return hashlib.sha256(raw).digest()[:CHECK_BYTES]

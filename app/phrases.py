"""Small ways of fitting somebody's words into a sentence."""

import re
from collections.abc import Iterable

from app.i18n import _

_NORM = re.compile(r"\b(?:Ley|Leyes|Decretos?|Resoluci[oó]n|Resoluciones|RG|Código|Convenio|Municipalidad)\b")
_INITIALS = re.compile(r"\b\w(?:\.\w)+\.$|\b\w\.$")
_ASIDE = re.compile(r"\s*\(([^)]*)\)")


def shorten(text: str, length: int) -> str:
    """One line of at most `length` characters, cut after a word with "…"."""
    text = " ".join(text.split())
    return text if len(text) <= length else text[: length - 1].rsplit(" ", 1)[0] + "…"


def join_words(words: Iterable[str]) -> str:
    """ "ojaladora, recta y overlock"; nothing of none."""
    *first, last = list(words) or [""]
    return _("{first} y {last}").format(first=", ".join(first), last=last) if first else last


def uncapital(text: str) -> str:
    """A text for the middle of a sentence; initials such as RUC stay."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def capital(text: str) -> str:
    """A text for the beginning of a line."""
    return text[:1].upper() + text[1:]


def with_stop(text: str) -> str:
    """A sentence that ends as one."""
    text = text.rstrip()
    return text if text.endswith((".", "…", "!", "?")) else f"{text}."


def without_stop(text: str) -> str:
    """A sentence for the middle of another; the point of "S.A." and of other initials stays."""
    text = text.rstrip()
    return text if _INITIALS.search(text) else text.removesuffix(".")


def say_norms(source: str | None) -> str:
    """What of a source belongs on a paper of the owner: the norms; who wrote of them is for the screen."""
    plain = _ASIDE.sub(lambda aside: aside[0] if _NORM.search(aside[1]) else "", source or "")
    parts = [part.strip().rstrip(".") for part in plain.split(";")]
    return "; ".join(part for part in parts if _NORM.search(part))

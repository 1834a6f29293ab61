"""What pages let be reckoned, once: who goes to every page again and again need not solve the same again."""

import pickle
from typing import Any

from app.i18n import language_in_use

_KNOWN: dict[bytes, bytes] = {}


def reckon_once(work: Any, /, *arguments: Any, **named: Any) -> Any:
    """As `app.apart.reckon_apart` does, with copies of what is asked and answered; a trouble is met again."""
    asked = pickle.dumps((work, arguments, named, language_in_use()))
    if asked not in _KNOWN:
        _KNOWN[asked] = pickle.dumps(work(*arguments, **named))
    return pickle.loads(_KNOWN[asked])

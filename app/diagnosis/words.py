"""How bands, kinds of answer, origins and ways of asking are said in Spanish."""

from collections.abc import Mapping

from app.diagnosis.records import AnswerKind, Origin

BAND_WORDS: Mapping[str | None, str] = {
    "red": "urgente",
    "yellow": "mejorar",
    "green": "bien",
    None: "sin medir",
}

KIND_WORDS: Mapping[AnswerKind, str] = {
    AnswerKind.LEVEL: "nivel",
    AnswerKind.NOT_APPLICABLE: "no aplica",
    AnswerKind.NOT_OBSERVED: "no observado",
    AnswerKind.DOES_NOT_KNOW: "no sabe",
    AnswerKind.REFUSED: "no responde",
}

KIND_KEYS: Mapping[AnswerKind, str] = {
    AnswerKind.NOT_APPLICABLE: "N",
    AnswerKind.NOT_OBSERVED: "O",
    AnswerKind.DOES_NOT_KNOW: "D",
    AnswerKind.REFUSED: "R",
}

UNANSWERED_WORD = "sin responder"

ORIGIN_WORDS: Mapping[Origin, str] = {
    Origin.SAID: "lo dijo la dueña o el dueño",
    Origin.NOTEBOOK: "cuaderno",
    Origin.DOCUMENT: "factura o documento",
    Origin.MEASURED: "lo vimos o medimos",
}

HOW_WORDS: Mapping[str, str] = {
    "asked": "preguntar",
    "seen": "mirar",
    "document": "ver el papel",
}

NOT_VALIDATED_WORD = "no validado"


def say_how(how: str) -> str:
    """ "asked+seen" -> "preguntar y mirar"."""
    words = [HOW_WORDS[part] for part in how.split("+")]
    return " y ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def plain_text(text: str) -> str:
    """A level's text without the marks of the words that stand out (`**...**`)."""
    return text.replace("**", "")

"""How bands, kinds of answer, origins and ways of asking are said."""

from collections.abc import Mapping

from app.diagnosis.records import AnswerKind, Item, Origin
from app.i18n import N_, Words, _, ngettext
from app.phrases import join_words

BAND_WORDS: Words[str | None] = Words(
    {
        "begin": N_("por empezar"),
        "yellow": N_("en camino"),
        "green": N_("bien"),
        None: N_("sin medir"),
        "red": N_("urgente"),  # an alert's; no score is called so
    }
)

KIND_WORDS: Words[AnswerKind] = Words(
    {
        AnswerKind.LEVEL: N_("nivel"),
        AnswerKind.NOT_APPLICABLE: N_("no aplica"),
        AnswerKind.NOT_OBSERVED: N_("no observado"),
        AnswerKind.DOES_NOT_KNOW: N_("no sabe"),
        AnswerKind.REFUSED: N_("no responde"),
    }
)

KIND_KEYS: Mapping[AnswerKind, str] = {
    AnswerKind.NOT_APPLICABLE: "N",
    AnswerKind.NOT_OBSERVED: "O",
    AnswerKind.DOES_NOT_KNOW: "D",
    AnswerKind.REFUSED: "R",
}

ORIGIN_KEYS: Mapping[Origin, str] = {
    Origin.SAID: "P",
    Origin.NOTEBOOK: "C",
    Origin.DOCUMENT: "F",
    Origin.MEASURED: "V",
    Origin.WORKERS: "T",
}
NO_ORIGIN_KEY = "S"
SEEN_ORIGINS = (Origin.NOTEBOOK, Origin.DOCUMENT, Origin.MEASURED)
PROVING_ORIGINS = (*SEEN_ORIGINS, Origin.WORKERS)

UNANSWERED_WORD = N_("sin responder")
NOT_SAID_WORD = N_("no dijo")
DETAIL_KEYS, NOT_SAID_KEY = "HIJKUW", "X"  # letters that mean nothing else in a visit

ORIGIN_WORDS: Words[Origin] = Words(
    {
        Origin.SAID: N_("lo dijo la dueña o el dueño"),
        Origin.NOTEBOOK: N_("cuaderno"),
        Origin.DOCUMENT: N_("factura o documento"),
        Origin.MEASURED: N_("lo vimos o medimos"),
    }
)

ANSWER_ORIGIN_WORDS: Words[Origin] = Words(
    {**ORIGIN_WORDS.spanish, Origin.WORKERS: N_("lo dijeron quienes trabajan (aparte)")}
)

SEEN_WORDS: Words[Origin] = Words(
    {
        Origin.NOTEBOOK: N_("cuaderno"),
        Origin.DOCUMENT: N_("factura o papel"),
        Origin.MEASURED: N_("lo vi o medí"),
    }
)

HOW_WORDS: Words[str] = Words({"asked": N_("preguntar"), "seen": N_("mirar"), "document": N_("ver el papel")})

_STANDING: Words[bool] = Words(
    {
        True: N_("práctica estudiada, escala todavía no validada"),
        False: N_("no validado: sirve para conversar y planificar"),
    }
)


LOWER_LEVEL_RULE = N_("Si dos frases le parecen, marque la más baja hasta ver la prueba.")


def say_unproved(item: Item) -> str:
    """What an answer counts that was only said beyond what a word is enough for."""
    return _("solo de palabra: en el puntaje cuenta como {level} hasta ver la prueba").format(
        level=item.said_up_to
    )


def say_how(how: str) -> str:
    """ "asked+seen" -> "preguntar y mirar"."""
    return join_words(HOW_WORDS[part] for part in how.split("+"))


def say_standing(validated: bool) -> str:
    """How far a question is backed by research: at best the practice, never our 0 to 4."""
    return _STANDING[validated]


def explain_standing(item: Item) -> str:
    """The same in a sentence, for whoever asks what it means."""
    if item.validated:
        text = _(
            "Lo que se pregunta se estudió ({source}). Los niveles de 0 a 4 son nuestros: todavía nadie probó cuánto miden."
        )
        return text.format(source=item.source)
    return _(
        "Todavía ningún estudio probó cuánto miden esta pregunta y sus niveles: sirven para conversar y planificar."
    )


def plain_text(text: str) -> str:
    """A level's text without the marks of the words that stand out (`**...**`)."""
    return text.replace("**", "")


CHANNEL_WORDS: Words[str] = Words(
    {"window": N_("en la ventana"), "paper": N_("en papel"), "form": N_("en el teléfono")}
)
STATUS_WORDS: Words[str] = Words({"draft": N_("abierta"), "finished": N_("terminada")})


def say_previous_shown(shown: bool | None, changed_after: int | None) -> str:
    """How the round before was shown while asking, for screen and paper; empty: nobody chose."""
    if shown is None:
        return ""
    if changed_after is None:
        if shown:
            return _("se preguntó con las respuestas de la ronda anterior a la vista")
        return _("se preguntó a ciegas, sin ver la ronda anterior")
    if shown:
        text = ngettext(
            "se preguntó a ciegas en la primera respuesta, y después con la ronda anterior a la vista",
            "se preguntó a ciegas en las primeras {count} respuestas, y después con la ronda anterior a la vista",
            changed_after,
        )
    elif changed_after == 0:
        text = _("se empezó con la ronda anterior a la vista, y enseguida se siguió a ciegas")
    else:
        text = ngettext(
            "se preguntó con la ronda anterior a la vista en la primera respuesta, y después a ciegas",
            "se preguntó con la ronda anterior a la vista en las primeras {count} respuestas, y después a ciegas",
            changed_after,
        )
    return text.format(count=changed_after)


def say_why_first(item: Item) -> str:
    """What is asked of who marks «no aplica» where the question names no case for it."""
    return _("{item} no nombra un caso en que no aplica: escriba antes en la nota por qué.").format(
        item=item.code
    )

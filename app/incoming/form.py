"""The names a visit's form uses: on its way out (XLSForm) and on its way back (Kobo, ODK)."""

from collections.abc import Iterator, Mapping

from app.diagnosis.records import NOT_SAID, AnswerKind, Instrument, Item, Origin
from app.diagnosis.words import ANSWER_ORIGIN_WORDS, KIND_WORDS, NOT_SAID_WORD, plain_text

WORKSHOP, DATE, CONSULTANT, INSTRUMENT = "taller", "fecha", "consultor", "instrumento"
FIRST_LABELS: Mapping[str, str] = {
    WORKSHOP: "Código del taller",
    DATE: "Fecha de la visita",
    CONSULTANT: "¿Quién hace la visita?",
}

KIND_CODES: Mapping[AnswerKind, str] = {
    AnswerKind.NOT_APPLICABLE: "na",
    AnswerKind.NOT_OBSERVED: "no_observado",
    AnswerKind.DOES_NOT_KNOW: "no_sabe",
    AnswerKind.REFUSED: "no_responde",
}
ORIGIN_CODES: Mapping[Origin, str] = {
    Origin.SAID: "dicho",
    Origin.NOTEBOOK: "cuaderno",
    Origin.DOCUMENT: "documento",
    Origin.MEASURED: "medido",
    Origin.WORKERS: "trabajadores",
}
CONSENT_CODES: Mapping[str, str] = {
    "service": "consentimiento_servicio",
    "cluster_statistics": "consentimiento_estadisticas",
    "contact": "consentimiento_contacto",
    "photos": "consentimiento_fotos",
}
YES, NO = "si", "no"
YES_NO_LABELS: Mapping[str, str] = {YES: "Sí", NO: "No"}


def xml_name(code: str) -> str:
    """The item's name in the form: "GES-01" -> "GES_01"."""
    return code.replace("-", "_")


def origin_name(item: Item) -> str:
    """The name of the question about where the answer comes from."""
    return f"{xml_name(item.code)}_origen"


def proof_name(item: Item) -> str:
    """The name of the note that asks what was seen."""
    return f"{xml_name(item.code)}_prueba"


def detail_name(item: Item) -> str:
    """The name of the question for what goes with the answer."""
    return f"{xml_name(item.code)}_detalle"


def choice_name(item: Item, code: str) -> str:
    """The column that some exports have for one choice of it."""
    return f"{detail_name(item)}/{code}"


def note_name(item: Item) -> str:
    """The name of the note beside an item."""
    return f"{xml_name(item.code)}_nota"


def origin_label(item: Item) -> str:
    """How the form asks where the answer comes from."""
    return f"{item.code}: ¿de dónde sale la respuesta?"


def detail_label(item: Item) -> str:
    """How the form asks for what goes with the answer."""
    return f"{item.code}: {item.detail.question if item.detail else ''}"


def detail_choices(item: Item) -> Iterator[tuple[str, str]]:
    """(code, label) of every choice that goes with the answer, «No dijo» the last."""
    if item.detail is not None:
        for code, words in item.detail.choices:
            yield code, capitalized(words)
        yield NOT_SAID, capitalized(NOT_SAID_WORD)


def note_label(item: Item) -> str:
    """How the form asks for a note."""
    return f"{item.code}: nota"


def capitalized(text: str) -> str:
    """The first letter a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def answer_choices(item: Item) -> Iterator[tuple[str, str]]:
    """(code, label) of every answer to an item: its levels, then the four without level."""
    for level, text in item.level_texts.items():
        yield str(level), plain_text(text)
    for kind, code in KIND_CODES.items():
        yield code, capitalized(KIND_WORDS.spanish[kind])


def origin_list(item: Item) -> str:
    """The name of the list of where an item's answer may come from."""
    return "origen_aparte" if item.about_people else "origen"


def origin_choices(*, apart: bool = True) -> Iterator[tuple[str, str]]:
    """(code, label) of where an answer comes from; `apart`: those who work there may have said it too."""
    for origin, code in ORIGIN_CODES.items():
        if origin is Origin.WORKERS and not apart:
            continue
        yield code, capitalized(ANSWER_ORIGIN_WORDS.spanish[origin])


def form_id(instrument: Instrument) -> str:
    """ "confeccion-2026" -> "confeccion_2026"."""
    return instrument.code.replace("-", "_")


def instrument_mark(instrument: Instrument) -> str:
    """What the form writes in `instrumento`, so that its answers find their way back."""
    return f"{instrument.code} {instrument.version}"

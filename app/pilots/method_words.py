"""How a draw was made, in words that who stood there can follow and who did not can repeat."""

from collections.abc import Mapping, Sequence

from app.i18n import _, format_day
from app.numbers import write_number
from app.phrases import join_words
from app.pilots.drawing import METHOD
from app.pilots.entering import BETWEEN
from app.pilots.records import PAIRS, ROWS, Arm, Pilot, PilotDraw
from app.pilots.row_words import say_stratum
from app.pilots.words import STRATUM_WORDS


def say_row(pilot: Pilot, stratum: str, clusters: Mapping[str, str]) -> str:
    """The row or pair that something was drawn within: "Yaguarón · 2 a 5 personas · mujer", "par 3".

    `clusters` are their names by code.
    """
    if pilot.layout == PAIRS:
        return _("par {number}").format(number=int(stratum)) if stratum.isdigit() else stratum
    if pilot.layout != ROWS or not pilot.strata or not stratum:
        return ""
    return BETWEEN.join(say_stratum(pilot, stratum, clusters))


def say_method(pilot: Pilot, arms: Sequence[Arm], draw: PilotDraw) -> list[str]:
    """The draw in plain words, a sentence each."""
    found = [_("Se puso a todos en orden de código, que no elige nadie.")]
    if pilot.layout == ROWS and pilot.strata:
        names = join_words(STRATUM_WORDS[one] for one in pilot.strata.split())
        found.append(
            _("Se sorteó dentro de cada fila ({names}), para que los grupos se parezcan.").format(names=names)
        )
    elif pilot.layout == PAIRS:
        found.append(_("Se armaron pares parecidos y se sorteó dentro de cada par."))
    else:
        found.append(_("Se sortearon todos juntos."))
    if pilot.unit == "association":
        found.append(_("Los talleres de una misma asociación van juntos."))
    if pilot.unit == "family":
        found.append(_("Los talleres de una misma familia van juntos."))
    if len({one.parts for one in arms}) > 1:
        shares = join_words(f"{one.name} {one.parts}" for one in arms)
        found.append(_("Las partes de cada grupo son: {shares}.").format(shares=shares))
    found.append(_("La semilla, y nada más, decidió quién va en cada grupo: todos tuvieron la misma chance."))
    if draw.balance_most is not None:
        found.append(
            _(
                "El criterio, fijado antes: que los grupos no difieran en más de {most} desvíos en lo que se midió. Se cumplió en la tirada {count}."
            ).format(most=write_number(draw.balance_most), count=draw.tries)
        )
    return found


def say_how_to_repeat(number: int, draw: PilotDraw) -> list[str]:
    """How anybody makes the draw again: with the program, or by hand from what the paper says."""
    again = _("Cada tirada que no cumple el criterio se repite con los números que siguen.")
    return [
        _(
            "Con Hilván y el archivo de la oficina: hilvan draw ARCHIVO {number} --seed {seed}. Sale lo mismo cualquier día y en cualquier computadora."
        ).format(number=number, seed=draw.seed),
        _(
            "Sin Hilván: los números son los de PCG64 de numpy con esta semilla, enteros de 64 bits tal como salen; para elegir entre n se toma el primero que esté por debajo del mayor múltiplo de n, y su resto al dividirlo por n. Las filas van por su número, y cada una por código; se mezcla desde el último lugar hacia el primero (Fisher y Yates) y se reparte por tandas enteras, que dan a cada grupo sus partes en su orden. Los que sobran de cada fila, en el orden de las filas, se reparten por tandas que se mezclan de nuevo cada una."
        ),
        _(
            "La huella del resultado es el SHA-256 de estas líneas, en este orden: {method}; la semilla; y cada código con un tabulador y el número de su grupo."
        ).format(method=METHOD),
        *([again] if draw.balance_most is not None else []),
    ]


def say_default_consent(pilot: Pilot) -> str:
    """What a pilot without a text of its own asks people to agree to; paragraphs with an empty line between."""
    waits = _("Los que salen después lo reciben más tarde, si se ve que sirve.")
    if pilot.waits_until:
        waits = _("Los que salen después lo reciben desde el {day}.").format(
            day=format_day(pilot.waits_until)
        )
    parts = [
        pilot.question or "",
        _(
            "Queremos saber si esto sirve de verdad. Como no alcanza para todos al mismo tiempo, un sorteo a la vista de todos decide quién empieza primero."
        )
        + " "
        + waits,
        _(
            "A todos, a los que empiezan y a los que esperan, les vamos a hacer las mismas preguntas antes y después. Lo que se publica no dice nombres."
        ),
        _(
            "Entrar es libre. Si no quiere entrar, o se va a la mitad, el centro sigue atendiendo a su taller igual que siempre."
        ),
    ]
    return "\n\n".join(one for one in parts if one)

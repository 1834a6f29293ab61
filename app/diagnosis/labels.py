"""How the journal calls what is done to a visit and its answers."""

from app.i18n import N_
from app.storage.labels import LabelWords

LABELS = (
    LabelWords("visit.started", N_("empezar la visita")),
    LabelWords("visit.added", N_("agregar una visita")),
    LabelWords("visit.changed", N_("datos de la visita")),
    LabelWords("visit.card_looked_at", N_("lo que dice la ficha del taller")),
    LabelWords("answer.given", N_("respuesta {item}"), together=N_("respuesta")),
    LabelWords("answer.cleared", N_("borrar la respuesta {item}"), together=N_("borrar la respuesta")),
    LabelWords("answer.noted", N_("nota {item}"), together=N_("nota")),
    LabelWords("answer.origin_given", N_("origen {item}"), together=N_("origen")),
    LabelWords(
        "answer.detail_chosen",
        N_("lo que va con la respuesta {item}"),
        together=N_("lo que va con la respuesta"),
    ),
    LabelWords("photo.added", N_("agregar foto")),
    LabelWords("photo.removed", N_("quitar foto")),
    LabelWords("visit.finished", N_("terminar la visita")),
    LabelWords("visit.reopened", N_("reabrir la visita")),
    LabelWords("visit.previous_shown", N_("ver la ronda anterior")),
    LabelWords("visit.previous_hidden", N_("preguntar a ciegas")),
    LabelWords("visit.second_look_started", N_("empezar una segunda opinión")),
    LabelWords("visit.second_look_removed", N_("quitar la segunda opinión")),
    LabelWords("visit.place_kept", N_("lugar en la visita"), quiet=True),
    LabelWords("visit.all_looked_at_twice", N_("mirar dos veces")),
)

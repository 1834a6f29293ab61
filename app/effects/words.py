"""The words for what an estimate gives and for what it warns of."""

from app.i18n import N_, Words

METHOD_WORDS: Words[str] = Words(
    {
        "difference": N_("diferencia entre los grupos"),
        "ancova": N_("diferencia, a igual punto de partida"),
        "did": N_("diferencia en el cambio"),
        "late": N_("efecto en quienes lo reciben si se les ofrece"),
        "permutation": N_("sorteo repetido"),
        "lee": N_("límites por los que se fueron"),
        "wild-bootstrap": N_("remuestreo por conglomerados"),
    }
)
ESTIMATE_WORDS: Words[str] = Words({"lee": N_("diferencia entre quienes quedaron")})
"""What stands beside the estimate where it is not what the method is for."""

WARNING_WORDS: Words[str] = Words(
    {
        "missing_dropped": N_("faltaban datos en algunas filas, que no se usaron"),
        "few_per_arm": N_("hay menos de cinco de un lado"),
        "few_clusters": N_("con menos de diez conglomerados no se da un error; vale el sorteo repetido"),
        "no_spread": N_("todo se explica sin resto; no hay de dónde sacar un error"),
        "arms_differ": N_("los grupos no eran parecidos antes"),
        "weak_instrument": N_("el ofrecimiento movió poco lo que se recibió"),
        "drop_out_differs": N_("de un lado faltan más resultados que del otro; mire los límites (lee)"),
        "incomplete_pairs": N_("algunas parejas quedaron incompletas y no se usaron"),
        "stratum_one_arm": N_("un estrato tiene filas de un solo lado"),
        "strata_unequal": N_(
            "la parte tratada no es la misma en todos los estratos; mire también «difference»"
        ),
        "control_dropped": N_("un control repetía lo que dicen otros y se dejó de lado"),
        "treated_by_order": N_("no se sabe cuál de los dos valores es el tratado; se tomó el segundo"),
        "parallel_trends_assumed": N_("vale solo si los dos grupos habrían cambiado igual"),
        "first_period_is_before": N_("hay más de dos períodos; solo el primero se tomó como antes"),
        "periods_by_order": N_("no se sabe qué período va antes; se tomaron por orden alfabético"),
        "unbalanced_panel": N_("hay unidades que no están en todos los períodos"),
        "column_not_used": N_("el método no usa alguna de las columnas pedidas"),
        "decimal_point_assumed": N_("un punto como en 1.234 se leyó como coma decimal, no como miles"),
    }
)

"""The words for what is measured of a network and what it warns of."""

from app.i18n import N_, Words

MEASURE_WORDS: Words[str] = Words(
    {
        "nodes": N_("cuántos son"),
        "ties": N_("lazos"),
        "density": N_("densidad"),
        "components": N_("partes sin contacto entre sí"),
        "transitivity": N_("triángulos cerrados (transitividad)"),
        "average_clustering": N_("agrupamiento promedio"),
        "diameter": N_("pasos entre los más alejados (diámetro)"),
        "reciprocity": N_("dicho por los dos lados (reciprocidad)"),
    }
)

WARNING_WORDS: Words[str] = Words(
    {
        "self_loops": N_("hay lazos de alguien consigo mismo, que no se cuentan"),
        "repeated_ties": N_("hay lazos escritos más de una vez; cada uno es uno solo"),
        "weightless_ties": N_("hay lazos de fuerza cero, que no se cuentan"),
        "unlisted_nodes": N_("hay nombres en los lazos que no están en la lista; se agregaron"),
        "disconnected": N_("hay partes sin contacto entre sí; el diámetro es el de la más grande"),
        "few_answered": N_("contestaron menos de 80 de cada 100; no se dice nada de cada uno"),
        "nodes_without_group": N_("hay quienes no tienen grupo; sus lazos no se cuentan entre grupos"),
        "one_group": N_("hay un solo grupo; nada puede salir de él"),
        "no_ties_between_grouped": N_("no hay ningún lazo entre quienes tienen grupo"),
        "nodes_only_there": N_("hay nombres que están solo en la otra lista; en esta no tienen ningún lazo"),
        "nodes_only_here": N_("hay nombres que no están en la otra lista; ahí no tienen ningún lazo"),
        "no_variation": N_("en una de las dos listas todos los pares son iguales; no hay con qué comparar"),
        "control_not_used": N_(
            "el control no varía, o repite lo que dice otra lista; no se separa una de otra"
        ),
    }
)

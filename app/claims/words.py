"""What claims are said with."""

from app.i18n import N_, Words

STATE_WORDS: Words[str] = Words(
    {
        "seen": N_("se ve"),
        "seen_with_doubts": N_("se ve, con dudas"),
        "not_told_from_zero": N_("no se distingue de cero"),
        "cannot_say": N_("no se puede decir"),
    }
)
DOUBT_WORDS: Words[str] = Words(
    {
        "not_by_lot": N_("no fue por sorteo: los dos grupos podían ser distintos desde antes"),
        "drop_out_differs": N_("faltan más de un lado que del otro"),
        "drop_out_large": N_("de un lado faltan más de tres de cada diez"),
        "match_differs": N_("se sabe qué dice la lista de más talleres de un grupo que del otro"),
        "match_low": N_("no se sabe qué dice la lista de más de tres de cada diez"),
        "some_instrument_changed": N_("a algunos se les preguntó otra cosa que antes"),
        "some_origin_changed": N_("en algunos la cifra se supo de otro modo que antes"),
        "arms_differ": N_("en esto los grupos no eran parecidos antes"),
        "moved_before": N_("los grupos ya iban distinto antes de empezar"),
        "plan_changed": N_("el plan cambió después"),
        "measurer_knew": N_("a algunos los midió alguien que sabía el grupo"),
        "tests_disagree": N_("el sorteo repetido lo ve y la regresión no"),
        "many_outcomes": N_("se miraron varios resultados y este puede ser casualidad"),
        "bounds_hold_nought": N_("según quiénes faltan, podría no haber diferencia"),
        "exploratory": N_("no estaba en el plan: sirve para preguntar, no para afirmar"),
    }
)
NOTE_WORDS: Words[str] = Words(
    {
        "no_baseline": N_("no se sabe cómo estaba la mayoría antes; se compara solo lo de después"),
        "baseline_flat": N_("antes todos tenían lo mismo; se compara solo lo de después"),
        "baseline_differs": N_("los grupos no estaban igual antes; se comparan a igual punto de partida"),
        "few_groups": N_("con menos de diez grupos no hay intervalo; vale el sorteo repetido"),
        "contaminated": N_("algunos de los que esperan también lo recibieron"),
        "little_taken": N_("de los que empezaron y se sabe, menos de la mitad lo recibió"),
        "criterion_hardly_met": N_("el sorteo no se pudo repetir bastantes veces"),
        "under_least": N_("todo lo probable es menos de lo que el plan tenía por mínimo que vale la pena"),
        "weak_instrument": N_(
            "el sorteo movió poco quién lo recibió, así que no se dice el efecto en quienes lo reciben"
        ),
    }
)
WARNING_WORDS: Words[str] = Words(
    {
        "not_by_lot": N_("no fue por sorteo: lo que se ve puede venir de otra cosa"),
        "plan_not_fixed": N_("el plan nunca se fijó"),
        "plan_after_start": N_("el plan se fijó cuando ya se había empezado"),
        "plan_changed": N_("el plan cambió después"),
        "drawn_again": N_("se sorteó más de una vez"),
        "contaminated": N_("algunos de los que esperan también lo recibieron"),
        "other_pilot": N_("parte estaba al mismo tiempo en otro piloto, que también pudo moverla"),
        "measurer_knew": N_("parte la midió alguien que sabía el grupo"),
        "measurer_unknown": N_("de parte no se sabe si quien midió sabía el grupo"),
        "take_up_unknown": N_("de más de uno de cada diez no se sabe si lo recibió"),
    }
)
FAMILY_WORDS: Words[str] = Words(
    {
        "primary": N_("Los resultados principales juntos"),
        "secondary": N_("Los resultados secundarios juntos"),
    }
)
REASON_WORDS: Words[str] = Words(
    {
        "not_yet": N_("todavía no se midió después de empezar"),
        "still_measuring": N_("todavía se está midiendo"),
        "no_baseline": N_("no se sabe cómo estaban antes"),
        "instrument_changed": N_("a varios se les preguntó otra cosa que antes"),
        "origin_changed": N_("de varios la cifra se supo de otro modo que antes"),
        "few_per_arm": N_("hay menos de cinco talleres medidos de un lado"),
        "drop_out": N_("faltan demasiados, o muchos más de un lado"),
        "match": N_("se sabe qué dice la lista de muy pocos, o de muchos más de un grupo"),
        "arms_differ": N_("en esto los grupos estaban demasiado lejos antes"),
        "plan_changed": N_("entró en el plan después de fijarlo"),
        "no_comparison": N_("no hay otros talleres con que comparar"),
        "nothing_varies": N_("todos tienen lo mismo"),
        "nobody_beside": N_("de los que se midieron no quedó con quién comparar"),
        "no_error": N_("no se sabe cuánto de la diferencia puede ser casualidad"),
    }
)
METHOD_WORDS: Words[str] = Words(
    {
        "difference": N_("diferencia entre los grupos"),
        "ancova": N_("diferencia, a igual punto de partida"),
        "did": N_("diferencia en el cambio"),
        "before_after": N_("cambio de un solo grupo"),
    }
)
GROUP_WORDS: Words[str] = Words(
    {
        "woman": N_("talleres de dueñas"),
        "under_30": N_("dueñas y dueños de menos de 30 años"),
        "rural": N_("talleres de zona rural"),
        "small": N_("talleres de 5 personas o menos"),
    }
)
BACKGROUND_WORDS: Words[str] = Words(
    {
        "people": N_("personas que trabajan"),
        "owner_age": N_("edad de la dueña o el dueño"),
        "years": N_("años del taller"),
        "woman": N_("dueñas mujeres"),
        "rural": N_("zona rural"),
    }
)

"""How much a list found, in words; what was left out is always said."""

from app.administrative.records import MATCHED, AdministrativePlan, KnownList, ListMatch, MatchRate
from app.administrative.words import BY_WORDS, COLUMN_WORDS, MATCH_WORDS, WHY_WORDS
from app.i18n import _, format_number, ngettext
from app.phrases import join_words


def say_share(rate: MatchRate) -> str:
    """ "19 de 25 (76 %)"; nothing was looked for: "—"."""
    if not rate.with_number:
        return "—"
    share = round(100 * rate.matched / rate.with_number)
    return _("{found} de {all} ({share} %)").format(found=rate.matched, all=rate.with_number, share=share)


def say_arm(rate: MatchRate) -> str:
    """ "esperan: 7 de 12 (58 %); lo permiten 16 de 18"."""
    return _("{group}: {share}; lo permiten {granted} de {all}").format(
        group=rate.name, share=say_share(rate), granted=rate.consenting, all=rate.workshops
    )


def rate_lines(rate: MatchRate, *, complete: bool) -> list[str]:
    """From all workshops down to those that were found, and what became of the others."""
    found = [
        ngettext("Se encontró: {share}.", "Se encontraron: {share}.", rate.matched).format(share=say_share(rate)),
        _("De {all} talleres se preguntó a {asked}; lo permiten {granted}, y de {known} se sabe el RUC o la cédula.").format(
            all=format_number(rate.workshops), asked=format_number(rate.asked),
            granted=format_number(rate.consenting), known=format_number(rate.with_number),
        ),
    ]  # fmt: skip
    if rate.absent:
        count = format_number(rate.absent)
        said = (
            ngettext(
                "{count} no está: como la lista tiene a todos, quiere decir que no figura.",
                "{count} no están: como la lista tiene a todos, quiere decir que no figuran.",
                rate.absent,
            )
            if complete
            else ngettext(
                "{count} no está: no se sabe si figura, porque la lista puede no tener a todos.",
                "{count} no están: no se sabe si figuran, porque la lista puede no tener a todos.",
                rate.absent,
            )
        )
        found.append(said.format(count=count))
    if rate.ambiguous:
        found.append(
            ngettext(
                "{count} queda afuera: no se puede saber cuál es su fila.",
                "{count} quedan afuera: no se puede saber cuál es su fila.",
                rate.ambiguous,
            ).format(count=format_number(rate.ambiguous))
        )
    left = rate.workshops - rate.consenting
    if left:
        found.append(
            ngettext(
                "De {count} taller sin permiso no se guarda nada.",
                "De {count} talleres sin permiso no se guarda nada.",
                left,
            ).format(count=format_number(left))
        )
    return found


def plan_lines(plan: AdministrativePlan) -> list[str]:
    """What is to be known of the list itself before it is brought in."""
    read = plan.read
    named = join_words(
        _("{meaning} («{heading}»)").format(meaning=COLUMN_WORDS[meaning], heading=heading)
        for meaning, heading in read.columns
    )
    found = [_("Se leyó: {columns}.").format(columns=named)]
    if read.per_person:
        found.append(
            _(
                "Cada fila es una persona: se contó cuántas tiene cada empleador, y de ellas no se guarda nada."
            )
        )
    elif not read.has_people:
        found.append(_("La lista no dice cuántas personas: solo se anota si figura."))
    if read.other_sheets:
        found.append(
            _("Se leyó la hoja «{sheet}»; no se leyó: {others}.").format(
                sheet=read.sheet, others=join_words(f"«{one}»" for one in read.other_sheets)
            )
        )
    unread = len({one.row for one in read.unread})
    if unread:
        found.append(
            ngettext(
                "{count} fila no se entendió bien.", "{count} filas no se entendieron bien.", unread
            ).format(count=format_number(unread))
        )
    if read.undigited:
        found.append(
            ngettext(
                "De {count} RUC sin guion no se sabe si termina en su dígito verificador; diga cómo vienen.",
                "De {count} RUC sin guion no se sabe si terminan en su dígito verificador; diga cómo vienen.",
                read.undigited,
            ).format(count=format_number(read.undigited))
        )
    if plan.unchanged:
        found.append(_("Esta lista ya se trajo y dice lo mismo: no hay nada que guardar."))
    elif plan.replaces is not None:
        found.append(_("Esta lista ya se trajo; ocupa el lugar de la que está."))
    return found


def say_match(one: ListMatch) -> str:
    """ "está en la lista, por el RUC", or why it cannot be known."""
    said = MATCH_WORDS[one.state]
    if one.state == MATCHED and one.registered is False:
        said = _("está en la lista como dado de baja")
    detail = BY_WORDS.get(one.by or "") or WHY_WORDS.get(one.why, "")
    return f"{said}: {detail}" if one.why else f"{said}, {detail}" if detail else said


def say_hidden(one: KnownList) -> str:
    """Whose part is not used any more: who said no since, who has another number; nothing of nobody."""
    renumbered = ngettext(
        "De {count} taller cambió el RUC o la cédula: para saber de él, traiga la lista otra vez.",
        "De {count} talleres cambió el RUC o la cédula: para saber de ellos, traiga la lista otra vez.",
        one.renumbered,
    ).format(count=format_number(one.renumbered))
    taken_back = ngettext(
        "{count} taller ya no lo permite: lo suyo no se usa.",
        "{count} talleres ya no lo permiten: lo suyo no se usa.",
        one.taken_back,
    ).format(count=format_number(one.taken_back))
    told = (taken_back if one.taken_back else "", renumbered if one.renumbered else "")
    return " ".join(filter(None, told))

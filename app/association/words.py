"""How what an association does is said to people: the codes in words."""

from app.i18n import N_, Words

ORGAN_WORDS: Words[str] = Words(
    {
        "board": N_("Comisión directiva"),
        "audit": N_("Control de cuentas"),
        "committee": N_("Comité o grupo de trabajo"),
    }
)
# The post and not who has it, so that it is right for a woman and for a man.
POST_WORDS: Words[str] = Words(
    {
        "president": N_("Presidencia"),
        "vice_president": N_("Vicepresidencia"),
        "secretary": N_("Secretaría"),
        "treasurer": N_("Tesorería"),
        "deputy_treasurer": N_("Protesorería"),
        "member": N_("Vocalía"),
        "substitute": N_("Suplencia"),
        "auditor": N_("Sindicatura"),
        "coordinator": N_("Coordinación"),
        "other": N_("Otro cargo"),
    }
)
MEETING_WORDS: Words[str] = Words(
    {
        "assembly": N_("Asamblea ordinaria"),
        "extraordinary": N_("Asamblea extraordinaria"),
        "board": N_("Reunión de la comisión"),
        "other": N_("Reunión de socias y socios"),
    }
)
MEETING_STATUS_WORDS: Words[str] = Words(
    {"planned": N_("por hacerse"), "held": N_("hecha"), "cancelled": N_("no se hizo")}
)
MARK_WORDS: Words[str] = Words(
    {
        "present": N_("vino"),
        "represented": N_("mandó a alguien"),
        "excused": N_("avisó"),
        "absent": N_("no vino"),
    }
)
DECISION_WORDS: Words[str] = Words(
    {
        "said": N_("decidido, no hay que hacer nada más"),
        "open": N_("por hacer"),
        "done": N_("hecho"),
        "dropped": N_("se dejó"),
    }
)
EVERY_WORDS: Words[str] = Words({"month": N_("por mes"), "year": N_("por año")})
DIRECTION_WORDS: Words[str] = Words({"in": N_("entrada"), "out": N_("salida")})
CASH_WORDS: Words[str] = Words(
    {
        "opening": N_("Saldo con que empieza"),
        "fee": N_("Cuota"),
        "count": N_("Diferencia de arqueo"),
        "activity": N_("Actividad (rifa, pollada, feria)"),
        "donation": N_("Donación o aporte"),
        "purchase": N_("Compra"),
        "services": N_("Luz, agua, alquiler, teléfono"),
        "upkeep": N_("Arreglos"),
        "travel": N_("Viajes y pasajes"),
        "paperwork": N_("Trámites y papeles"),
        "other": N_("Otra cosa"),
    }
)

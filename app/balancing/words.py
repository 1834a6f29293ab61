"""How lines are called."""

from app.i18n import N_, Words

METHOD_WORDS: Words[str] = Words({"exact": N_("la mejor"), "rpw": N_("la rápida")})
STATUS_WORDS: Words[str] = Words(
    {
        "draft": N_("pensada"),
        "trying": N_("a prueba"),
        "kept": N_("quedó"),
        "dropped": N_("no funcionó"),
    }
)

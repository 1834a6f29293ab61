"""What left the office without names, as a list."""

from app.evidence.queries import list_past_releases
from app.evidence.records import PastRelease
from app.evidence.traits import TITLES, TRAITS
from app.evidence.words import FORMAT_WORDS
from app.i18n import _, format_day, ngettext
from app.lists.kind import ListColumn, ListEntry, ListKind, say_parts
from app.phrases import join_words
from app.shapes import Shape, shape

RELEASE = "number=release.number made_on=release.made_on by format=release.format given_to=release.given_to workshops=release.workshops rows=release.row_count smallest=release.smallest variables sha256=release.digest"


def releases_list(_today: str) -> ListKind:
    """Each file of data that left, the newest first: when, who, to whom, what was in it, and its hash."""
    columns = (
        ListColumn(_("Entrega"), lambda one: one.release.number, "number", window=80, head=_("N.º")),
        ListColumn(_("Día"), lambda one: one.release.made_on, "date", window=110),
        ListColumn(_("A quién"), lambda one: one.release.given_to, width=36, window=0, strong=True, least=150, lines=2),
        ListColumn(_("Quién la hizo"), "by", width=24, window=130, leaves=3),
        ListColumn(_("Formato"), lambda one: FORMAT_WORDS[one.release.format], width=24, window=180, leaves=4),
        ListColumn(_("Talleres"), lambda one: one.release.workshops, "number", window=96),
        ListColumn(_("Filas"), lambda one: one.release.row_count, "number", window=76, leaves=1),
        ListColumn(
            _("Grupo más chico"), lambda one: one.release.smallest, "number", window=110, head=_("Más chico"),
        ),
        ListColumn(_("Variables"), "variables", "number", window=100, leaves=2),
        ListColumn(_("Qué dice de cada taller"), say_told, width=60),
        ListColumn(_("Grupos de qué pilotos"), say_pilots, width=26),
        ListColumn(_("Huella SHA-256"), lambda one: one.release.digest, width=68),
    )  # fmt: skip
    return ListKind(
        "anonymous-releases",
        _("Datos que ya salieron"),
        columns,
        read=lambda asked: list_past_releases(asked.reader),
        keys=shape_release,
        say=say_release,
        note=_(
            "Cada archivo que salió, con su huella: la del archivo que alguien muestra tiene que ser la misma (en CSV, la de sus tres archivos juntos, por orden de nombre). La llave de los signos queda en la oficina y no está en esta lista."
        ),
    )


def say_told(one: PastRelease) -> str:
    """The traits that it told of some workshop, in words; nothing where that is not known."""
    if one.levels is None or len(one.levels) != len(TRAITS):
        return ""
    told = [TITLES[name] for name, level in zip(TRAITS, one.levels, strict=True) if level < _said_from(name)]
    return join_words(told)


def _said_from(name: str) -> int:
    """The level at which a trait is not said at all."""
    return 2 if name in ("size", "owner_age", "started") else 1


def say_pilots(one: PastRelease) -> str:
    """ "1, 2"."""
    return ", ".join(str(number) for number in one.pilots or ())


def say_release(one: PastRelease) -> str:
    """A line as a terminal shows it."""
    release = one.release
    whom = release.given_to or _("no se anotó a quién")
    workshops = ngettext("{count} taller", "{count} talleres", release.workshops)
    return say_parts(
        str(release.number), format_day(release.made_on), whom, one.by or "", FORMAT_WORDS[release.format],
        workshops.format(count=release.workshops), _("grupo más chico: {count}").format(count=release.smallest),
        release.digest[:12],
    )  # fmt: skip


def shape_release(one: PastRelease) -> Shape:
    """A release as JSON, without its key."""
    told = None
    if one.levels is not None and len(one.levels) == len(TRAITS):
        told = [name for name, level in zip(TRAITS, one.levels, strict=True) if level < _said_from(name)]
    return {
        **shape(one, RELEASE),
        "traits": told,
        "pilots": None if one.pilots is None else list(one.pilots),
    }


LISTS = (ListEntry("anonymous-releases", releases_list),)

"""How what the registry keeps as codes is said in Spanish."""

from collections.abc import Mapping

from app.i18n import _
from app.registry.records import Headcount
from app.registry.vocabulary import list_terms

Choices = list[tuple[str, object]]
UNKNOWN = "—"


def choices(words: Mapping[str, str], unknown: str = UNKNOWN) -> Choices:
    """For a list to choose from, "not known" first."""
    return [(unknown, None), *((text, code) for code, text in words.items())]


def term_choices(vocabulary: str, unknown: str = UNKNOWN) -> Choices:
    """The same for one of the vocabularies."""
    return [(unknown, None), *((term.name, term.code) for term in list_terms(vocabulary))]


def say_headcount(people: tuple[Headcount, ...]) -> str:
    """ "7 personas (5 mujeres)", or an empty string when nobody was counted."""
    total = sum(group.count for group in people)
    women = sum(group.count for group in people if group.sex == "woman")
    if not total:
        return ""
    noun = _("persona") if total == 1 else _("personas")
    whole = f"{total} {noun}"
    if not women:
        return whole
    return f"{whole} ({women} {_('mujer') if women == 1 else _('mujeres')})"

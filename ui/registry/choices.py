"""What the file has that one chooses by its name: territories and associations."""

from app.i18n import _
from app.registry.queries import list_associations, list_clusters
from app.storage.records import Reader
from ui.registry.words import UNKNOWN, Choices


def clusters(reader: Reader) -> Choices:
    """The territories, "not known" first."""
    return [(UNKNOWN, None), *((one.name, one.id) for one in list_clusters(reader))]


def clusters_with_codes(reader: Reader) -> Choices:
    """The territories with the letters that begin their codes; at the end none of them."""
    named: Choices = [(f"{one.name} ({one.code})", one.id) for one in list_clusters(reader)]
    return [*named, (_("Sin territorio"), None)]


def associations(reader: Reader) -> Choices:
    """The associations, none first."""
    return [(UNKNOWN, None), *((one.name, one.id) for one in list_associations(reader))]

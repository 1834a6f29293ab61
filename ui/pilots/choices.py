"""What a pilot may try, whom it may ask and what it may look at: the program's own, by name."""

from app.improvement.catalogue import load_catalogue
from app.pilots.measures import list_measures
from app.registry.queries import list_clusters, list_consultants
from app.storage.records import Reader
from app.training.courses import load_courses
from app.valuechain.queries import list_orders
from app.valuechain.words import say_title
from ui.widgets.choice_field import Choices


def solution_choices(_reader: Reader) -> Choices:
    """The solutions of the catalogue."""
    return sorted((one.title, one.code) for one in load_catalogue())


def course_choices(_reader: Reader) -> Choices:
    """The courses of the program."""
    return [(f"{one.title} ({one.code})", one.code) for one in load_courses()]


def order_choices(reader: Reader) -> Choices:
    """The orders of the anchor companies, by their numbers."""
    return [(f"{say_title(one)} · {one.anchor}", str(one.number)) for one in list_orders(reader)]


def cluster_choices(reader: Reader) -> Choices:
    """The territories, by their codes."""
    return [(one.name, one.code) for one in list_clusters(reader)]


def consultant_choices(reader: Reader) -> Choices:
    """Who works in the office."""
    return [(one.name, one.id) for one in list_consultants(reader)]


def measure_choices(reader: Reader) -> Choices:
    """Everything that can be looked at, each with its unit."""
    return [(f"{one.title} ({one.unit})", one.code) for one in list_measures(reader)]

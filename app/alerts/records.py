"""The nouns of an alert: whom to call, and what to do."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LocalPhone:
    """A number of one territory, or of all of them (`cluster_id` None).

    `number` is as people say it; `checked_on` the ISO day on which somebody of the office
    called and it was right, or None. `cluster` is the territory's name.
    """

    id: int
    kind: str
    cluster_id: int | None = None
    cluster: str | None = None
    name: str | None = None
    number: str | None = None
    checked_on: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Protocol:
    """What to do about one critical item. `call` names kinds of `LocalPhone`, in order.

    `aside`: it is for the consultant's eyes only, so a screen opens it when asked.
    """

    item: str
    name: str
    first_minute: tuple[str, ...]
    call: tuple[str, ...]
    never: tuple[str, ...]
    source: str
    aside: bool = False


@dataclass(frozen=True, slots=True)
class ProtocolBook:
    """The protocols of an instrument; `state` says in words who has reviewed them."""

    instrument: str
    state: str
    always: tuple[str, ...]
    protocols: tuple[Protocol, ...]

    def protocol(self, item: str) -> Protocol | None:
        """The protocol of an item, or None when there is none."""
        return next((one for one in self.protocols if one.item == item), None)

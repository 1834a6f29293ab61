"""The shape of a bridge file between two versions of an instrument, checked with pydantic."""

from typing import Annotated, Any, Self

from pydantic import Field, model_validator

from app.diagnosis.instrument_file import Strict, Text
from app.i18n import _


class MarkEntry(Strict):
    code: Text
    version: Text
    also: list[Text] = []  # other versions with the same questions


class LinkEntry(Strict):
    before: Text
    after: Text
    why: Text | None = None


class DroppedEntry(Strict):
    item: Text
    why: Text


class BridgeFile(Strict):
    """`same`: codes that stayed; `renamed`: the same question under another code."""

    before: MarkEntry
    after: MarkEntry
    same: list[Text] = []
    renamed: list[LinkEntry] = []
    changed: list[LinkEntry] = []
    new: list[Text] = []
    dropped: list[DroppedEntry] = []
    note: Annotated[str, Field(max_length=2000)] = ""

    @model_validator(mode="after")
    def check(self) -> Self:
        if any(link.why is None for link in self.changed):
            raise ValueError(_("a cada pregunta cambiada le hace falta su «why»"))
        return self

    def fields(self, version: str) -> dict[str, Any]:
        """What a `Bridge` from one of the versions before is made of."""
        same = {code: code for code in self.same}
        same |= {link.after: link.before for link in self.renamed}
        whys = {one.item: one.why for one in self.dropped}
        whys |= {link.after: link.why or "" for link in self.changed}
        return {
            "before": (self.before.code, version),
            "after": (self.after.code, self.after.version),
            "same": same,
            "changed": {link.after: link.before for link in self.changed},
            "new": tuple(self.new),
            "dropped": tuple(one.item for one in self.dropped),
            "why": whys,
            "written": True,
        }

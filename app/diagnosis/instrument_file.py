"""The shape of an instrument file, checked with pydantic.

Imported only when a file is parsed (pydantic costs about 70 ms to load).
"""

from collections import Counter
from dataclasses import replace
from typing import Annotated, Any, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from app.diagnosis.records import (
    NOT_SAID,
    Bands,
    Condition,
    Detail,
    Dimension,
    Gate,
    Instrument,
    Item,
    Module,
    SubIndex,
)
from app.diagnosis.words import DETAIL_KEYS
from app.i18n import N_, Words, _
from app.strict import Strict, Text

Level = Annotated[int, Field(ge=0, le=4)]
Way = Literal["asked", "seen", "document"]
MOST_CHOICES = len(DETAIL_KEYS)  # each has its key in the visit
Purpose = Literal["service", "cluster_statistics", "contact", "photos"]
Fact = Literal["others", "several", "paid", "temporary", "home", "jeans", "cutter", "member"]


class ConditionEntry(Strict):
    item: Text
    at_least: Level = 0
    at_most: Level = 4


class DetailEntry(Strict):
    question: Text
    short: Text
    choices: dict[Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{1,19}$")], Text]
    from_level: Level = 0

    @model_validator(mode="after")
    def check(self) -> Self:
        if not 2 <= len(self.choices) <= MOST_CHOICES:
            raise ValueError(_("«detail» tiene que ofrecer de 2 a {most} opciones").format(most=MOST_CHOICES))
        if len({words.casefold() for words in self.choices.values()}) != len(self.choices):
            raise ValueError(_("en «detail», dos opciones dicen lo mismo"))
        if NOT_SAID in self.choices:
            raise ValueError(_("en «detail», «{code}» ya está siempre: no se escribe").format(code=NOT_SAID))
        if not self.question.endswith("?"):
            raise ValueError(_("la pregunta tiene que terminar en «?»"))
        return self

    def record(self) -> Detail:
        return Detail(self.question, self.short, tuple(self.choices.items()), self.from_level)


class ItemEntry(Strict):
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}-\d{2}$")]
    short: Text
    question: Text
    how: Annotated[list[Way], Field(min_length=1)]
    levels: Annotated[list[Text], Field(min_length=2, max_length=5)]
    evidence: Text
    weight: Annotated[float, Field(gt=0, le=5)] = 1.0
    source: Text
    validated: bool
    sub_index: str | None = None
    critical_below: Annotated[int, Field(ge=1, le=4)] | None = None
    alert: Text | None = None
    relevance: list[ConditionEntry] = []
    tags: list[Text] = []
    not_applicable_when: Text | None = None
    said_up_to: Level | None = None
    only_if: list[Text] = []
    module: Text | None = None
    detail: DetailEntry | None = None

    @model_validator(mode="after")
    def check(self) -> Self:
        if len(self.levels) not in (2, 5):
            raise ValueError(_("tiene que haber cinco niveles, o dos si es de sí o no"))
        if len(set(self.levels)) != len(self.levels):
            raise ValueError(_("dos niveles dicen lo mismo"))
        if (self.critical_below is None) != (self.alert is None):
            raise ValueError(_("«critical_below» y «alert» van juntos"))
        if self.said_up_to is not None and self.said_up_to < (self.critical_below or 0):
            raise ValueError(_("«said_up_to» no puede quedar debajo de «critical_below»"))
        if not self.question.endswith("?"):
            raise ValueError(_("la pregunta tiene que terminar en «?»"))
        if self.detail is not None and self.detail.question == self.question:
            raise ValueError(_("«detail» pregunta lo mismo que la pregunta"))
        return self

    def record(self, dimension: str, usual: int | None, doors: dict[str, str]) -> Item:
        """The frozen item; `usual` is the instrument's level up to which a word is enough.

        `doors`: module -> its gate.
        It holds where there are five levels and something to see. It never pulls an answer below the
        limit of an alert: what was not seen is no danger.
        """
        values = self.model_dump(exclude={"only_if"})
        values["detail"] = self.detail.record() if self.detail else None
        if usual is not None and self.said_up_to is None and len(self.levels) == 5 and self.how != ["asked"]:
            values["said_up_to"] = max(usual, self.critical_below or 0)
        values["how"] = "+".join(self.how)
        values["levels"] = tuple(self.levels)
        values["tags"] = tuple(self.tags)
        gates = [*self.only_if, *([doors[self.module]] if self.module else [])]
        values["relevance"] = (
            *(Condition(gate, at_least=1) for gate in dict.fromkeys(gates)),
            *(Condition(**c.model_dump()) for c in self.relevance),
        )
        return Item(dimension=dimension, **values)


class DimensionEntry(Strict):
    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    name: Text
    owner_name: Text
    validated: bool
    reliability: Annotated[float, Field(ge=0, le=1)] | Literal["unknown"]
    spread: Annotated[float, Field(gt=0, le=50)] | Literal["unknown"] = "unknown"
    introduction: Text
    items: Annotated[list[ItemEntry], Field(min_length=1)]

    def record(self) -> Dimension:
        return Dimension(
            self.code,
            self.name,
            self.owner_name,
            self.validated,
            self.introduction,
            None if self.reliability == "unknown" else self.reliability,
            None if self.spread == "unknown" else self.spread,
        )


class GateEntry(Strict):
    code: Annotated[str, StringConstraints(pattern=r"^TAL-\d{2}$")]
    question: Text
    when: Text
    fact: Fact | None = None
    unknown: bool = False


class ModuleEntry(Strict):
    code: Text
    name: Text
    gate: Text


class SubIndexEntry(Strict):
    code: Text
    name: Text
    dimension: Text


class BandsEntry(Strict):
    yellow_from: Annotated[float, Field(ge=0, le=100)]
    green_from: Annotated[float, Field(ge=0, le=100)]


class ConsentEntry(Strict):
    version: Text
    text: Text
    purposes: dict[Purpose, Text]


class InstrumentFile(Strict):
    code: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    version: Text
    title: Text
    minutes: Annotated[int, Field(gt=0)]
    bands: BandsEntry
    consent: ConsentEntry
    sub_indices: list[SubIndexEntry] = []
    gates: list[GateEntry] = []
    modules: list[ModuleEntry] = []
    said_up_to: Level | None = None
    named_n: bool = False
    dimensions: Annotated[list[DimensionEntry], Field(min_length=1)]

    @model_validator(mode="after")
    def check(self) -> Self:
        if self.bands.yellow_from >= self.bands.green_from:
            raise ValueError(_("en «bands», el verde tiene que empezar más arriba que el amarillo"))
        self._check_codes()
        gates = {gate.code for gate in self.gates}
        modules = {module.code for module in self.modules}
        for module in self.modules:
            _check_named(module.code, [module.gate], gates)
        parts = {part.code: part.dimension for part in self.sub_indices}
        earlier: set[str] = set()
        for dimension in self.dimensions:
            for item in dimension.items:
                _check_item(item, dimension.code, parts, earlier)
                _check_named(item.code, item.only_if, gates)
                _check_named(item.code, [item.module] if item.module else [], modules)
                earlier.add(item.code)
        return self

    def _check_codes(self) -> None:
        codes = [item.code for dimension in self.dimensions for item in dimension.items]
        codes += [one.code for one in self.dimensions]
        codes += [one.code for one in self.gates] + [one.code for one in self.modules]
        twice = [code for code, times in Counter(codes).items() if times > 1]
        if twice:
            raise ValueError(_("el código «{code}» está dos veces").format(code=twice[0]))

    def record(self, *, source: str, digest: str) -> Instrument:
        """The frozen instrument; `digest` is the SHA-256 of `source`."""
        doors = {module.code: module.gate for module in self.modules}
        return Instrument(
            code=self.code,
            version=self.version,
            hash=digest,
            title=self.title,
            consent_text=self.consent.text,
            consent_version=self.consent.version,
            minutes=self.minutes,
            dimensions=tuple(dimension.record() for dimension in self.dimensions),
            sub_indices=tuple(SubIndex(**part.model_dump()) for part in self.sub_indices),
            items=tuple(
                replace(i.record(d.code, self.said_up_to, doors), named_n=self.named_n)
                for d in self.dimensions
                for i in d.items
            ),
            bands=Bands(self.bands.yellow_from, self.bands.green_from),
            gates=tuple(Gate(**gate.model_dump()) for gate in self.gates),
            modules=tuple(Module(**module.model_dump()) for module in self.modules),
            consent_purposes={str(name): text for name, text in self.consent.purposes.items()},
            source=source,
        )


def _check_named(owner: str, named: list[str], known: set[str]) -> None:
    for code in named:
        if code not in known:
            raise ValueError(_("«{item}» nombra a «{code}», que no está").format(item=owner, code=code))


def _check_item(item: ItemEntry, dimension: str, parts: dict[str, str], earlier: set[str]) -> None:
    if not item.code.startswith(dimension):
        raise ValueError(
            _("la pregunta «{item}» está en la dimensión «{dimension}»").format(
                item=item.code, dimension=dimension
            )
        )
    if item.sub_index is not None and parts.get(item.sub_index) != dimension:
        raise ValueError(
            _("«{item}» nombra el subíndice «{part}», que no está en «{dimension}»").format(
                item=item.code, part=item.sub_index, dimension=dimension
            )
        )
    for condition in item.relevance:
        if condition.item not in earlier:
            raise ValueError(
                _("la regla de «{item}» mira a «{other}», que no está antes").format(
                    item=item.code, other=condition.item
                )
            )


_CAUSES = Words(
    {
        "missing": N_("falta"),
        "extra_forbidden": N_("no se conoce"),
        "string_pattern_mismatch": N_("no tiene la forma esperada"),
        "string_too_short": N_("está vacío"),
        "string_type": N_("tiene que ser texto"),
        "bool_type": N_("tiene que ser true o false"),
        "too_short": N_("tiene menos elementos que los necesarios"),
        "too_long": N_("tiene más elementos que los permitidos"),
        "other": N_("tiene un valor que no se permite"),
    }
)


def explain(trouble: dict[str, Any], tree: dict[str, Any]) -> str:
    """One pydantic error in words: which item, which field and what is wrong with it."""
    node: Any = tree
    owner = ""
    names: list[str] = []
    for step in trouble["loc"]:
        names.append(step if isinstance(step, str) else str(step + 1))
        node = _inside(node, step)
        if isinstance(node, dict) and isinstance(node.get("code"), str):
            owner, names = node["code"], []
    if trouble["type"] == "value_error":
        cause = str(trouble["ctx"]["error"])
    else:
        cause = _CAUSES[trouble["type"] if trouble["type"] in _CAUSES else "other"]
    field = f"«{'.'.join(names)}» " if names else ""
    where = f"{owner}: " if owner else ""
    return f"{where}{field}{cause}"


def _inside(node: Any, step: str | int) -> Any:
    if isinstance(node, dict):
        return node.get(step)
    if isinstance(node, list) and isinstance(step, int) and step < len(node):
        return node[step]
    return None

"""What each column of a ministry's list is, said by a person where the program took it for another thing."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from app.administrative.records import ListHead
from app.administrative.words import MEANING_WORDS
from app.errors import DataProblem
from app.i18n import _
from app.incoming.meanings import EXTRA
from ui.context import Context
from ui.forms.form import Form, Row
from ui.forms.kinds import Choice
from ui.forms.window import FormWindow
from ui.widgets.card import label

WIDTH = 620


class ListColumnsWindow(FormWindow):
    """A choice beside each heading, with what stands under it; `kept` is what was said that is another thing."""

    def __init__(
        self, context: Context, heads: tuple[ListHead, ...], parent: QWidget | None = None, *, sentence: str = ""
    ) -> None:  # fmt: skip
        self._heads = heads
        self._said = {
            f"column_{at}": one.meaning if one.meaning in MEANING_WORDS else EXTRA
            for at, one in enumerate(heads)
        }
        super().__init__(
            context,
            _("Qué es cada columna"),
            Form(context, self._rows()),
            self._keep,
            sentence=sentence
            or _("Se lee solo lo que se elige acá. Una columna que no se usa no se guarda, ni se mira."),
            accept=_("Leer así"),
            width=WIDTH,
            parent=parent,
        )
        self.form.show_record({"id": 0} | self._said)

    def _rows(self) -> tuple[Row, ...]:
        rows: list[Row] = []
        for at, one in enumerate(self._heads):
            rows.append(Row(f"column_{at}", one.key, Choice(MEANING_WORDS)))
            told = " · ".join(one.examples)
            rows.append(Row(widget=label(told or "…", "small", wrap=True)))
        return tuple(rows)

    def _keep(self, values: dict[str, Any]) -> dict[str, str]:
        """Raises `DataProblem` where nobody could be found, or two columns say the same."""
        from app.administrative.list_heads import (
            say_meanings,
            why_meanings_cannot,
        )  # reads lists: not at the start

        chosen = {one.key: values[f"column_{at}"] for at, one in enumerate(self._heads)}
        was = dict(zip((one.key for one in self._heads), self._said.values(), strict=True))
        why = why_meanings_cannot(chosen)
        if why == "number":
            raise DataProblem(_("Diga qué columna es el RUC o la cédula: sin eso no se encuentra a nadie."))
        if why == "twice":
            raise DataProblem(_("Dos columnas dicen lo mismo; deje una y ponga «no se usa» en la otra."))
        return say_meanings(self._heads, {key: said for key, said in chosen.items() if said != was[key]})

"""Cargos: who has which post, by organ; and who had it before."""

from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.association.operations import add_post, change_association, change_post, remove_post
from app.association.phrases import say_sexes, say_time
from app.association.queries import list_members
from app.association.records import ORGANS, PostHeld
from app.association.summary import AssociationSummary
from app.association.words import ORGAN_WORDS, POST_WORDS
from app.days import MEETING, PLAN
from app.i18n import _
from app.registry.groups import SEX_WORDS
from app.storage.records import Reader
from app.storage.store import Store
from ui.association.association_tab import AssociationTab, push
from ui.context import Context
from ui.forms.form import Form, Row, or_nothing
from ui.forms.kinds import Choice, ChoiceOf, Needed, Notes, OnDay, OneOf
from ui.forms.window import FormWindow, ask
from ui.registry.words import Choices
from ui.widgets.card import Card, label
from ui.widgets.columns import clear_column
from ui.widgets.day_line import DayLine
from ui.widgets.row_button import RowButton
from ui.widgets.section import EachLine, Section

SHOWN = 20
NOTE_HEIGHT = 60


def _association_rows() -> tuple[Row, ...]:
    return (
        Row("name", _("Nombre"), Needed(_("Falta el nombre; escríbalo y pruebe de nuevo.")), wide=True),
        Row(
            "legal_status",
            _("Situación legal"),
            wide=True,
            take=or_nothing,
            example=_("con personería jurídica; en formación"),
        ),
        Row("note", _("Nota"), Notes(NOTE_HEIGHT), wide=True, take=or_nothing),
    )


def _write(store: Store, *, association_id: int, merge_key: str, **fields: Any) -> None:
    change_association(store, association_id=association_id, merge_key=merge_key, **fields)


class PostsTab(AssociationTab):
    """Who is in which organ, and below the association's own name, state and note."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.card = Card(_("Quién tiene cada cargo"), " ")
        self._lines = QVBoxLayout()
        self.card.body.addLayout(self._lines)
        self.add = push(_("Agregar un cargo…"), self._add)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch()
        self.card.body.addLayout(foot)
        left, right = self.area.add_pair(60, 40)
        left.addWidget(self.card)
        left.addStretch()
        self.form = Form(context, _association_rows(), _write, "association_id")
        own = Card(_("La asociación"))
        own.body.addWidget(self.form)
        right.addWidget(own)
        right.addStretch()
        self.area.column.addStretch()
        self.begins_at = self.add

    def refresh(self, summary: AssociationSummary) -> None:
        self.add.setEnabled(self.may_write)
        self.form.show_record(summary.association)
        self.form.setEnabled(self.may_write)
        clear_column(self._lines)
        now = summary.in_office
        self.card.remark.setText(say_sexes(one.sex for one in now))
        for organ in ORGANS:
            self._add_group(ORGAN_WORDS[organ], [one for one in now if one.organ == organ])
        self._add_group(_("Antes, o más adelante"), [one for one in summary.posts if one not in now])
        if not summary.posts:
            said = _(
                "Anote la comisión directiva, y quién controla las cuentas: con su nombre y hasta cuándo."
            )
            self._lines.addWidget(label(said, "soft", wrap=True))

    def _add_group(self, heading: str, posts: list[PostHeld]) -> None:
        if posts:
            self._lines.addWidget(label(heading, "strong"))
            self._lines.addWidget(Section(EachLine(self._line, posts), count=len(posts), shown=SHOWN))

    def _line(self, post: PostHeld) -> QWidget:
        remark = " · ".join(part for part in (post.workshop, say_time(post)) if part)
        row = RowButton(post.name, remark, side=POST_WORDS[post.post])
        row.about = post.id
        row.chosen.connect(lambda: self._change(post))
        acts = [(_("Cambiar…"), lambda: self._change(post)), (_("Quitar"), lambda: self._remove(post))]
        return DayLine(row, acts if self.may_write else [])

    def _add(self) -> None:
        ask(PostWindow(self.context, self.association_id, None, self))

    def _change(self, post: PostHeld) -> None:
        if self.may_write:
            ask(PostWindow(self.context, self.association_id, post, self))

    def _remove(self, post: PostHeld) -> None:
        self.context.do(remove_post, post_id=post.id, said=_("Se quitó el cargo."), asked_by=self)


class PostWindow(FormWindow):
    """Who, in which post of which organ, from when to when."""

    def __init__(
        self, context: Context, association_id: int, post: PostHeld | None, parent: QWidget | None = None
    ) -> None:
        def workshops(reader: Reader) -> Choices:
            members = list_members(reader, association_id)
            return [
                (_("no es de un taller socio"), None),
                *((one.workshop, one.workshop_id) for one in members),
            ]

        rows = (
            Row("organ", _("En qué órgano"), Choice(ORGAN_WORDS)),
            Row("post", _("Qué cargo"), Choice(POST_WORDS)),
            Row(
                "name",
                _("Nombre y apellido"),
                Needed(_("Falta el nombre de quien tiene el cargo; escríbalo y pruebe de nuevo.")),
            ),
            Row("workshop_id", _("De qué taller"), ChoiceOf(workshops)),
            Row("sex", _("Es"), OneOf(SEX_WORDS, may_be_none=True), wide=True),
            Row("from_on", _("Desde qué día"), OnDay(MEETING)),
            Row("until_on", _("Hasta qué día"), OnDay(PLAN)),
        )

        def write(values: dict[str, Any]) -> bool:
            if post is None:
                add_post(context.store, association_id=association_id, **values)
            else:
                change_post(context.store, post_id=post.id, **values)
            return True

        super().__init__(
            context,
            _("Agregar un cargo") if post is None else _("Cambiar un cargo"),
            Form(context, rows),
            write,
            accept=_("Agregar") if post is None else _("Guardar"),
            parent=parent,
        )
        empty = {
            "id": 0,
            "organ": "board",
            "post": "president",
            "name": "",
            "workshop_id": None,
            "sex": None,
            "from_on": None,
            "until_on": None,
        }
        self.form.show_record(post or empty)

"""Every dialog of the window, as it opens on the demo's office: one entry per kind.

`classes_of_dialogs` finds the kinds in the code, so that none is forgotten here.
"""

import importlib
import pkgutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QWidget

import ui
from app.administrative.list_heads import NoNumberKnown
from app.administrative.list_reading import read_list
from app.administrative.records import AdministrativeList, KnownList, ListMatch, MatchRate
from app.association.queries import read_meeting
from app.association.records import AssociationMeeting
from app.association.summary import AssociationSummary
from app.association.summary_queries import read_summary
from app.contacts.queries import read_contact
from app.enquiries.records import KnownAnswer
from app.evidence.operations import record_data_consent
from app.evidence.words import DATA_PERMISSION
from app.incoming.orders import plan_orders
from app.incoming.visits import VisitsReport
from app.pilots.follow_queries import list_followed
from app.pilots.follow_records import FollowedWorkshop
from app.pilots.lists import CandidateLine, candidates_list
from app.pilots.queries import read_whole_pilot
from app.pilots.records import WholePilot
from app.production.queries import require_style
from app.storage.store import Store
from app.training.event_desk import EventDesk
from app.valuechain.queries import read_order
from reports.paper import Paper
from tests.ui.places import place_of_page
from ui.about import AboutWindow, KeysWindow
from ui.administrative.bring_window import BringListWindow
from ui.administrative.columns_window import ListColumnsWindow
from ui.administrative.known_window import KnownListWindow
from ui.agenda.move_window import MoveWindow
from ui.allocation.share_windows import (
    ChangeShareWindow,
    GroupWindow,
    ShareDeliveryWindow,
    SharePaymentWindow,
)
from ui.association.cash_windows import (
    CorrectWindow,
    CountWindow,
    EntryWindow,
    FeeWindow,
    FixCountWindow,
    StartBookWindow,
    TermWindow,
)
from ui.association.close_window import CloseDecisionWindow
from ui.association.decisions_part import DecisionWindow
from ui.association.members_tab import JoinWindow, LeaveWindow, OwnFeeWindow
from ui.association.new_meeting import NewMeetingWindow
from ui.association.posts_tab import PostWindow
from ui.balancing.hold_window import ask_hold
from ui.capability.output_window import OutputWindow
from ui.contacts.plan_window import PlanWindow
from ui.contacts.signature import SignatureWindow
from ui.context import Context
from ui.costing.quote_window import QuoteWindow, quote_rows
from ui.counts.promises_part import PromisedDeliveryWindow
from ui.diagnosis.photo_row import PhotoView
from ui.enquiries.answer_aloud import AloudWindow
from ui.enquiries.answer_dialog import AnswerDialog
from ui.error_window import ErrorWindow
from ui.figures.figure_window import FigureWindow
from ui.figures.milestone_dialog import MilestoneDialog
from ui.figures.milestone_form import MilestoneForm
from ui.formalization.scan_view import ScanView
from ui.forms.reason_window import ReasonWindow
from ui.forms.window import FormWindow
from ui.history.asking import HistoryOf
from ui.history.history_window import HistoryWindow
from ui.incoming.orders_window import OrdersWindow
from ui.lists.choose_window import ChooseWindow
from ui.manual.window import ManualWindow
from ui.pilots.consent_window import ConsentWindow
from ui.pilots.follow_window import FollowWindow
from ui.pilots.new_pilot import NewPilotWindow
from ui.pilots.outcome_window import OutcomeWindow
from ui.production.operation_window import edit_operation
from ui.production.operator_window import edit_operator
from ui.production.style_window import add_new_style
from ui.registry.choose_workshop import ChooseWorkshopWindow
from ui.registry.new_workshop import NewWorkshopWindow
from ui.registry.permission_window import PermissionWindow
from ui.reports.preview import PreviewWindow
from ui.settings.passphrase_card import PassphraseWindow
from ui.settings.worker_window import make_worker_window
from ui.storage.forms import VisitsWindow
from ui.training.messages_window import MessagesWindow
from ui.training.new_trainee import NewTraineeWindow
from ui.valuechain.anchor_lists import ContactWindow, DemandWindow
from ui.valuechain.deliveries_tab import (
    ChangeDeliveryWindow,
    DeliveryWindow,
    PaymentWindow,
    PromiseWindow,
)
from ui.valuechain.new_order import NewAnchorWindow, NewOrderWindow
from ui.valuechain.order_steps import StepWindow
from ui.valuechain.terms_tab import ChangeWindow
from ui.widgets.busy import BusyWindow

BASES = {FormWindow, ChooseWindow}  # each is shown as what is made of it
ORDERS = """Empresa;OC;Prenda;Cant.;Fecha de entrega;Precio unit.
Uniformes Arapoty S.A.;OC-77;Guardapolvo blanco de tela gruesa con dos bolsillos;450;10/2/2027;12.500
;OC-78;Remera;abc;31/02/2027;9.000
"""
LONG = "Las máquinas rectas se revisan cada quince días y se anota quién las revisó. "


class Scene(NamedTuple):
    """What a dialog is opened with: over a window, on what the office has most of."""

    context: Context
    store: Store
    window: QWidget
    folder: Path

    def of(self, page: str) -> Any:
        """What the fullest page of a kind is about."""
        return place_of_page(page, self.store).of

    @property
    def order(self) -> Any:
        """An order that has deliveries."""
        query = "SELECT order_id FROM order_delivery WHERE deleted = 0 GROUP BY 1 ORDER BY count(*) DESC"
        return read_order(self.store, self.store.value(query))

    @property
    def association(self) -> AssociationSummary:
        """An association with its money."""
        return read_summary(self.store, self.of("association"), "2026-11-30")

    @property
    def meeting(self) -> AssociationMeeting:
        """A meeting that was held and decided something."""
        return read_meeting(self.store, self.of("meeting"))

    @property
    def pilot(self) -> WholePilot:
        """A pilot that was drawn."""
        return read_whole_pilot(self.store, self.of("drawn"))

    @property
    def candidates(self) -> list[CandidateLine]:
        """Who may enter it."""
        kind = candidates_list(self.of("drawn"))
        return list(kind.read(kind.ask(self.store, "2026-11-30")))

    @property
    def followed(self) -> list[FollowedWorkshop]:
        """Who was drawn in it."""
        return list_followed(self.store, self.of("drawn"), today="2026-11-30")

    @property
    def share(self) -> Any:
        """A workshop's part of an order."""
        from app.allocation.queries import read_share

        return read_share(self.store, self.store.value("SELECT id FROM order_share WHERE deleted = 0"))


def classes_of_dialogs() -> set[type[QDialog]]:
    """Every kind of dialog that the program has."""
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        importlib.import_module(module.name)
    found: set[type[QDialog]] = set()
    waiting: list[type] = [QDialog]
    while waiting:
        kinds: list[type] = waiting.pop().__subclasses__()
        for kind in kinds:
            waiting.append(kind)
            if kind.__module__.startswith("ui."):
                found.add(kind)
    return found - BASES


def asked(do: Callable[[], object]) -> QDialog:
    """The window that something opens and waits for."""
    caught: list[QDialog] = []

    def catch(window: QDialog) -> int:
        caught.append(window)
        return 0

    with pytest.MonkeyPatch.context() as patch:  # which leaves the class without one of its own, as it was
        patch.setattr(FormWindow, "exec", catch)
        do()
    return caught[0]


def _picture() -> bytes:
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice

    image = QImage(1600, 1200, QImage.Format.Format_RGB32)
    image.fill(0x336699)
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(kept.data())


def _milestone(scene: Scene) -> QDialog:
    form = MilestoneForm(scene.context, {"kind": "credit"}, choose_kind=True)
    return MilestoneDialog(
        scene.context, "Nuevo hito", "Taller", form, lambda _all: None, accept="Anotar", parent=scene.window
    )


def _quote(scene: Scene) -> QDialog:
    values = {row.name: None for row in quote_rows()}
    return QuoteWindow(
        scene.context, values, workshop_id=scene.of("workshop"), style_id=None, quote=None, cost=None,
        parent=scene.window,
    )  # fmt: skip


def _bring_list(scene: Scene) -> QDialog:
    """A list of IPS in which some are found, one is not, and one cannot be told."""
    path = scene.folder / "IPS, empleadores activos de octubre.csv"
    path.write_text("RUC;Cantidad de asegurados\n40000174;2\n80012345-0;3", encoding="utf-8")
    window = BringListWindow(scene.context, read_list(path), {"source": "other"}, scene.window)
    one = ListMatch(1, "YAG-014", "Confecciones Virgen de los Milagros", "ambiguous", why="rows_differ")
    found = [
        one,
        one._replace(state="matched", by="cedula", people=14, why=""),
        one._replace(state="no_number", why=""),
    ]
    window.table.rows.show_rows(found, [each.name for each in found])
    return window


def _list_columns(scene: Scene) -> QDialog:
    """A list none of whose headings is known."""
    path = scene.folder / "padrón.csv"
    rows = "".join(f"{40000174 + one};{one};Taller;12/03/2026\n" for one in range(4))
    path.write_text(
        "Identificador del contribuyente;Cantidad promedio del trimestre;Denominación;Alta\n" + rows,
        encoding="utf-8",
    )
    with pytest.raises(NoNumberKnown) as caught:
        read_list(path)
    return ListColumnsWindow(scene.context, caught.value.heads, scene.window)


def _known_list(scene: Scene) -> QDialog:
    """A list with the rates of two groups."""
    known = AdministrativeList(
        1, "employers", None, "2026-09", "Mesa de entrada", "2026-10-12", True, 60, 40, 840, 3, "d"
    )
    rate = MatchRate("", 60, 40, 36, 30, 22, 6, 2)
    arms = [rate._replace(name=name) for name in ("empiezan primero", "esperan")]
    return KnownListWindow(scene.context, KnownList(known, rate, 2), arms, scene.window)


def _orders(scene: Scene) -> QDialog:
    path = scene.folder / "pedidos.csv"
    path.write_text(ORDERS, encoding="utf-8")
    plan = plan_orders(scene.store, path, today="2026-11-30")
    return OrdersWindow(scene.context, plan, parent=scene.window)


def _hold(scene: Scene) -> QDialog:
    style = require_style(scene.store, scene.of("style"))
    steps = [SimpleNamespace(name=one.name, operation_id=one.id) for one in style.operations]
    floor: Any = SimpleNamespace(steps=steps, operators=[SimpleNamespace(name="Mirta", id=1)])
    return asked(lambda: ask_hold(scene.context, scene.window, floor))


def _group(scene: Scene) -> QDialog:
    workshops = scene.store.rows("SELECT name, id FROM workshop WHERE deleted = 0 LIMIT 12")
    pairs = [(str(one["name"]), int(one["id"])) for one in workshops]
    return GroupWindow(scene.context, pairs, None, scene.window)


def _reason(scene: Scene) -> QDialog:
    return ReasonWindow(
        scene.context, scene.window, title="Está bien así", about=LONG * 2,
        question="¿Por qué está bien así? (puede quedar vacío)", keep="Está bien así", leave="Cancelar",
    )  # fmt: skip


def _visits(scene: Scene) -> QDialog:
    report = VisitsReport("confeccion-2026", "1", 12, 3, (), (), ("otra columna",), dry_run=True)
    return VisitsWindow(scene.context, Path("visitas-de-noviembre.xlsx"), report, scene.window)


def _signature(scene: Scene) -> QDialog:
    query = "SELECT id FROM contact WHERE deleted = 0 AND what_was_done <> '' ORDER BY id DESC"
    contact = read_contact(scene.store, scene.store.value(query))
    return SignatureWindow(contact, "Aníbal Brítez Núñez", scene.window)


DIALOGS: dict[str, Callable[[Scene], QDialog]] = {
    "about": lambda s: AboutWindow(s.window),
    "aloud": lambda s: AloudWindow(s.context, "¿Qué es?", LONG * 8, "borrador", s.window),
    "answer": lambda s: AnswerDialog(s.context, KnownAnswer("ips", "¿Qué es?", LONG * 3), s.window),
    "busy": lambda s: BusyWindow("Importando la lista", s.window),
    "choose-workshop": lambda s: ChooseWorkshopWindow(s.context, s.window),
    "error": lambda s: ErrorWindow(RuntimeError("x")),
    "figures": lambda s: FigureWindow(s.context, s.of("workshop"), "sales_month", s.window),
    "history": lambda s: HistoryWindow(
        s.context, HistoryOf("Modas Don Bosco", ("workshop", s.of("workshop")), (), whole=True), s.window
    ),
    "hold": _hold,
    "keys": lambda s: KeysWindow(s.window),
    "manual": lambda s: ManualWindow(s.context, s.window),
    "messages": lambda s: MessagesWindow(s.context, EventDesk(s.store, s.of("event")), s.window),
    "milestone": _milestone,
    "move": lambda s: MoveWindow(s.context, s.window, "Modas Don Bosco", day="2026-12-02", timed=True),
    "new-anchor": lambda s: NewAnchorWindow(s.context, s.window),
    "new-order": lambda s: NewOrderWindow(s.context, parent=s.window),
    "new-style": lambda s: asked(lambda: add_new_style(s.context, s.of("workshop"), s.window)),
    "new-trainee": lambda s: NewTraineeWindow(s.context, parent=s.window),
    "new-workshop": lambda s: NewWorkshopWindow(s.context, s.window),
    "operation": lambda s: asked(
        lambda: edit_operation(s.context, require_style(s.store, s.of("style")), None, s.window)
    ),
    "operator": lambda s: asked(lambda: edit_operator(s.context, s.of("workshop"), None, s.window)),
    "association-book": lambda s: StartBookWindow(s.context, s.association, s.window),
    "association-correct": lambda s: CorrectWindow(
        s.context, s.association, s.association.book.lines[-1].entry, s.window
    ),
    "association-count": lambda s: CountWindow(s.context, s.association, s.window),
    "association-count-fix": lambda s: FixCountWindow(
        s.context, s.association, s.association.book.counts[0], s.window
    ),
    "association-entry": lambda s: EntryWindow(s.context, s.association, "out", s.window),
    "association-fee": lambda s: FeeWindow(s.context, s.association, s.association.accounts[0], s.window),
    "association-join": lambda s: JoinWindow(s.context, s.of("association"), s.of("workshop"), s.window),
    "association-leave": lambda s: LeaveWindow(s.context, s.association.members[0], s.window),
    "association-meeting": lambda s: NewMeetingWindow(s.context, s.association, s.window),
    "association-own-fee": lambda s: OwnFeeWindow(s.context, s.association.members[0], s.window),
    "association-post": lambda s: PostWindow(s.context, s.of("association"), s.association.posts[0], s.window),
    "association-term": lambda s: TermWindow(s.context, s.association, s.window),
    "meeting-close": lambda s: CloseDecisionWindow(s.context, s.meeting.decisions[0], "dropped", s.window),
    "meeting-decision": lambda s: DecisionWindow(s.context, s.meeting, s.meeting.decisions[0], s.window),
    "order-change": lambda s: ChangeWindow(s.context, s.order, s.window),
    "order-contact": lambda s: ContactWindow(s.context, s.of("anchor"), None, s.window),
    "order-delivery": lambda s: DeliveryWindow(s.context, s.order, None, s.window),
    "order-delivery-change": lambda s: ChangeDeliveryWindow(s.context, s.order.deliveries[0], s.window),
    "order-demand": lambda s: DemandWindow(s.context, s.of("anchor"), None, s.window),
    "order-payment": lambda s: PaymentWindow(s.context, s.order, s.window),
    "order-promise": lambda s: PromiseWindow(s.context, s.order, s.window),
    "order-step": lambda s: StepWindow(s.context, s.order, "cancelled", s.window),
    "orders": _orders,
    "output": lambda s: OutputWindow(
        s.context, SimpleNamespace(workshop_id=s.of("workshop"), workshop="Modas Don Bosco"), s.window  # type: ignore[arg-type]
    ),
    "passphrase": lambda s: PassphraseWindow(s.context, new=True, parent=s.window),
    "list-bring": _bring_list,
    "list-columns": _list_columns,
    "list-known": _known_list,
    "permission": lambda s: PermissionWindow(
        s.context, DATA_PERMISSION, "Sí, pueden salir", record_data_consent, s.window
    ),
    "photo": lambda s: PhotoView(_picture(), locked=False, parent=s.window),
    "plan": lambda s: PlanWindow(s.context, s.window, "Modas Don Bosco", day="2026-12-02"),
    "pilot-consent": lambda s: ConsentWindow(s.context, s.pilot.pilot, s.candidates[:12], s.window),
    "pilot-follow": lambda s: FollowWindow(s.context, s.pilot.pilot.id, 1, s.followed[:1], s.window),
    "pilot-new": lambda s: NewPilotWindow(s.context, s.window),
    "pilot-outcome": lambda s: OutcomeWindow(s.context, s.pilot.pilot.id, None, parent=s.window),
    "preview": lambda s: PreviewWindow(s.context, Paper("owner-sheet", (s.of("workshop"),)), s.window),
    "promised": lambda s: PromisedDeliveryWindow(s.context, s.of("workshop"), None, s.window),
    "quote": _quote,
    "reason": _reason,
    "scan": lambda s: ScanView(_picture(), "Constancia de RUC", s.window),
    "share-change": lambda s: ChangeShareWindow(s.context, s.share, s.window),
    "share-delivery": lambda s: ShareDeliveryWindow(s.context, s.share, s.window),
    "share-group": _group,
    "share-payment": lambda s: SharePaymentWindow(s.context, s.share, s.window),
    "signature": _signature,
    "visits": _visits,
    "worker": lambda s: make_worker_window(s.context, s.window),
}  # fmt: skip

"""A new office in three questions; a passphrase if wanted."""

import re
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.errors import Problem
from app.i18n import _
from app.paths import offices_folder
from app.private import FOLDER_MODE
from app.registry.names import fold
from app.registry.operations import add_cluster, add_consultant
from app.registry.territories import ClusterDefault, list_cluster_defaults, list_districts, spell_town
from app.settings import Settings
from app.spelling import Texts
from app.storage.encryption import weakness
from app.storage.opening import create_office
from app.storage.site import installation_site
from app.storage.store import Store
from app.storage.strength import doubt
from ui.storage.opening import backup_folder
from ui.theme import Theme
from ui.widgets.card import label
from ui.widgets.closed_list import ClosedList
from ui.widgets.field import Labelled

FIELD_WIDTH = 520


class QuestionsPage(QWidget):
    """`created` carries the open store, signed in as who made it."""

    created = Signal(object)
    left = Signal()

    def __init__(self, settings: Settings, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._asked = ""  # the spelling of which it was asked what was meant
        self.setProperty("page", True)
        self._folder = Path(settings.last_folder) if settings.last_folder else None
        self.name = QLineEdit(placeholderText=_("Por ejemplo: CAE Yaguarón"))
        self.person = QLineEdit(placeholderText=_("Su nombre y apellido"))
        self.cluster = self._make_cluster()
        self.protect = QCheckBox(_("Proteger el archivo con una contraseña"))
        self.words, self.again = (QLineEdit(echoMode=QLineEdit.EchoMode.Password) for _each in range(2))
        self._name = Labelled(_("1. ¿Cómo se llama el centro?"), self.name)
        self._cluster = Labelled(_("2. ¿Con qué territorio trabaja?"), self.cluster)
        self._person = Labelled(_("3. ¿Quién es usted?"), self.person)
        self._words = Labelled(_("Contraseña (varias palabras es mejor que una difícil)"), self.words)
        self._again = Labelled(_("La misma contraseña otra vez"), self.again)
        self._lay_out(theme)
        self.setFocusProxy(self.name)
        self.name.textChanged.connect(lambda _text: self._show_place())
        for part, typed in (
            (self._name, self.name.textChanged),
            (self._cluster, self.cluster.editTextChanged),
            (self._person, self.person.textChanged),
            (self._words, self.words.textChanged),
            (self._again, self.again.textChanged),
        ):
            typed.connect(lambda _text, part=part: part.show_remark(""))
        self.words.textChanged.connect(self._say_how_good)
        self.protect.toggled.connect(self._show_protection)
        self._show_protection(False)
        self._show_place()

    def _make_cluster(self) -> QComboBox:
        cluster = ClosedList()
        cluster.setEditable(True)
        typed = QLineEdit(placeholderText=_("Elija o escriba el nombre de la ciudad"))
        cluster.setLineEdit(typed)
        for one in list_cluster_defaults():
            cluster.addItem(one.name, one.code)
        cluster.setCurrentIndex(-1)
        return cluster

    def _lay_out(self, theme: Theme) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(scroll.focusPolicy().NoFocus)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(56, 32, 56, 28)
        column.setSpacing(14)
        column.addStretch()
        column.addWidget(label(_("Crear la oficina"), "title"))
        for part in (
            self._name,
            self._cluster,
            self._person,
            self.protect,
            self._words,
            self._again,
        ):
            part.setMaximumWidth(theme.pixels(FIELD_WIDTH))
            column.addWidget(part)
        self.warning = label(
            _(
                "Sin la contraseña nadie puede abrir el archivo, ni siquiera quien hizo el programa. Al terminar le damos una hoja de recuperación para guardar bajo llave."
            ),
            "small",
            wrap=True,
        )
        column.addWidget(self.warning)
        column.addWidget(self._make_place(theme))
        self.trouble = label("", "problem", wrap=True)
        self.trouble.hide()
        column.addWidget(self.trouble)
        column.addWidget(self._make_buttons(theme))
        column.addStretch()
        scroll.setWidget(body)
        outer.addWidget(scroll)

    def _make_place(self, theme: Theme) -> QWidget:
        whole = QWidget()
        whole.setMaximumWidth(theme.pixels(FIELD_WIDTH))
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        self.place = label("", "small", wrap=True)
        change = QPushButton(_("Cambiar la carpeta…"))
        change.setProperty("role", "link")
        change.setAccessibleName(_("Cambiar la carpeta donde se guarda"))
        change.clicked.connect(self._choose_folder)
        row.addWidget(self.place, 1)
        row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        return whole

    def _make_buttons(self, theme: Theme) -> QWidget:
        whole = QWidget()
        whole.setMaximumWidth(theme.pixels(FIELD_WIDTH))
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        back = QPushButton(_("Volver"))
        back.setAccessibleName(_("Volver"))
        back.clicked.connect(self.left)
        self.make = QPushButton(_("Crear la oficina"))
        self.make.setAccessibleName(_("Crear la oficina"))
        self.make.setProperty("role", "main")
        self.make.clicked.connect(self.make_office)
        for field in (self.name, self.person, self.words, self.again):
            field.returnPressed.connect(self.make_office)
        row.addWidget(back)
        row.addStretch()
        row.addWidget(self.make)
        return whole

    # --- where it goes ---

    @property
    def path(self) -> Path:
        """Where the file will be kept; a name that is taken gets a number."""
        folder = self._folder or offices_folder()
        stem = re.sub(r"[^\w\- ]", "", self.name.text().strip()) or _("Oficina")
        path, number = folder / f"{stem}.hilvan", 2
        while path.exists():
            path, number = folder / f"{stem} {number}.hilvan", number + 1
        return path

    def _show_place(self) -> None:
        self.place.setText(_("Se guarda en {path}").format(path=self.path))

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self, _("¿Dónde guardamos la oficina?"), str(self.path.parent)
        )
        if chosen:
            self._folder = Path(chosen)
            self._show_place()

    def _show_protection(self, wanted: bool) -> None:
        for part in (self._words, self._again, self.warning):
            part.setVisible(wanted)
        if wanted:
            self.words.setFocus()

    def _say_how_good(self, words: str) -> None:
        known = (self.name.text(), self.cluster.currentText(), self.person.text())
        self._words.show_remark(words and (weakness(words) or doubt(words, known) or ""))

    # --- making it ---

    def make_office(self) -> None:
        """Make the office if every question has its answer; else say what is missing."""
        if not self._is_complete():
            return
        words = self.words.text() if self.protect.isChecked() else None
        try:
            self.path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
            store = create_office(
                self.path,
                name=self.name.text().strip(),
                site=installation_site(),
                passphrase=words,
                city=self._town(),
            )
            self._fill(store)
        except (Problem, OSError) as trouble:
            self.trouble.setText(_("No se pudo crear la oficina: {reason}").format(reason=trouble))
            self.trouble.show()
            return
        self.created.emit(store)

    def _is_complete(self) -> bool:
        missing = [
            (self._name, bool(self.name.text().strip()), _("Falta el nombre del centro.")),
            (self._cluster, not (doubtful := self._doubt_town()), doubtful),
            (self._person, bool(self.person.text().strip()), _("Falta su nombre.")),
        ]
        if self.protect.isChecked():
            weak = weakness(self.words.text())
            same = self.words.text() == self.again.text()
            missing += [
                (self._words, weak is None, weak or ""),
                (self._again, same, _("No es igual a la de arriba.")),
            ]
        for part, good, sentence in missing:
            if not good or part is not self._words:  # how good the passphrase is stays said
                part.show_remark("" if good else sentence, "problem")
        first = next((part for part, good, _sentence in missing if not good), None)
        if first is not None:
            first.field.setFocus()
        return first is None

    def _doubt_town(self) -> str:
        """That there is no town, or, once of each spelling, which that is known may have been meant."""
        written = self.cluster.currentText().strip()
        if not written:
            return _("Falta el lugar.")
        towns = [one.name for one in list_cluster_defaults()]
        near = Texts([fold(town) for town in towns]).holding(fold(written).split())
        if self._known_town() is not None or not near or written == self._asked:
            return ""
        self._asked = written
        return _("¿Quiso decir {town}? Corríjalo; si es otro lugar, siga así.").format(town=towns[near[0]])

    def _known_town(self) -> ClusterDefault | None:
        written = fold(self.cluster.currentText().strip())
        return next((one for one in list_cluster_defaults() if fold(one.name) == written), None)

    def _town(self) -> str:
        """The town as it is spelled, when it was typed without its capital or accent."""
        return spell_town(self.cluster.currentText())

    def _fill(self, store: Store) -> None:
        store.backup_folder = backup_folder(self._settings)
        store.user = add_consultant(store, name=self.person.text().strip())
        known = self._known_town()
        district = known.district if known else None
        departments = {one.code: one.department for one in list_districts()}
        add_cluster(
            store,
            code=known.code if known else "",
            name=self._town(),
            department=departments.get(district or ""),
            district=district,
        )
        store.undo_stack.close_step()

"""Two small windows of the help menu: the keys, and what this program is."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QVBoxLayout,
    QWidget,
)

from app import __version__
from app.i18n import _
from app.log import log_path
from ui.widgets.card import label
from ui.widgets.fitting import fit_to_screen
from ui.widgets.two_columns import UprightArea


def _keys() -> list[tuple[str, str]]:
    return [
        ("Ctrl+K", _("Buscar un taller, una persona o una acción")),
        ("Ctrl+F", _("Buscar en la lista que se ve")),
        (
            "Ctrl+1 … Ctrl+9",
            _(
                "Ir a Inicio, Talleres, Capacitaciones, Cadena de valor, Territorios, Evaluación, Datos, Ajustes, "
                "Consultas"
            ),
        ),
        ("Alt+←", _("Volver a donde estaba")),
        ("Ctrl+T", _("Nuevo taller")),
        ("Ctrl+D", _("Nuevo diagnóstico")),
        ("Ctrl+R", _("Anotar una visita o llamada")),
        ("Ctrl+E", _("Nueva consulta")),
        ("Ctrl+Mayús+P", _("Nuevo pedido")),
        ("Ctrl+Mayús+K", _("El calendario; Alt y las flechas mueven una visita")),
        ("Ctrl+Z · Ctrl+Y", _("Deshacer · rehacer")),
        (_("Mayús+F10"), _("Lo que ofrece el botón derecho")),
        ("F6", _("Ir al aviso («Deshacer», «Abrir»…); Esc lo cierra")),
        ("Ctrl+H", _("La historia de lo que se mira")),
        ("Ctrl+Mayús+H", _("Todos los cambios")),
        ("Ctrl+I", _("Importar una lista")),
        ("Ctrl+P", _("Imprimir la hoja del taller")),
        ("Ctrl+B", _("Hacer una copia de seguridad")),
        ("Ctrl+L", _("Bloquear la pantalla")),
        ("0 … 4", _("En la visita: el nivel")),
        ("N  O  D  R", _("En la visita: no aplica, no observado, no sabe, no responde")),
        ("Enter", _("En la visita: la pregunta siguiente; en una lista: abrir")),
        ("F8 · F9", _("En la visita y al medir: pausar, terminar")),
        ("F1", _("El manual")),
    ]


class KeysWindow(QDialog):
    """The keys worth knowing, in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Atajos del teclado"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(label(_("Atajos del teclado"), "heading"))
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 6, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(5)
        for row, (keys, meaning) in enumerate(_keys()):
            grid.addWidget(label(keys, "key"), row, 0, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(label(meaning), row, 1)
        area = UprightArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        area.setAccessibleName(self.windowTitle())
        column.addWidget(area, 1)
        column.addWidget(_close_button(self))
        margins = column.contentsMargins()
        around = column.sizeHint().height() - area.sizeHint().height()
        wide = area.minimumSizeHint().width() + margins.left() + margins.right()
        fit_to_screen(self, QSize(wide, around + inside.sizeHint().height()))


class AboutWindow(QDialog):
    """Version, licence, and where the log lies for whoever helps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Acerca de Hilván"))
        self.setMinimumWidth(520)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        column.addWidget(label("Hilván", "title"))
        column.addWidget(label(_("Versión {version}").format(version=__version__), "soft"))
        column.addWidget(
            label(
                _(
                    "El hilván es la puntada provisoria que sostiene las piezas antes de la costura final. Este programa acompaña a los centros de apoyo en sus visitas a talleres de confección: diagnóstico, programa de mejora y la hoja que queda en el taller."
                ),
                wrap=True,
            )
        )
        column.addWidget(
            label(_("Software libre con licencia MIT. Funciona sin internet."), "soft", wrap=True)
        )
        where = label(_("Registro para soporte: {path}").format(path=log_path()), "small", wrap=True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(where)
        column.addWidget(_close_button(self))
        self._column = column

    def showEvent(self, event: QShowEvent) -> None:
        """As high as its words are at this width."""
        super().showEvent(event)
        fit_to_screen(self, QSize(self.width(), self._column.totalHeightForWidth(self.width())))


def _close_button(window: QDialog) -> QDialogButtonBox:
    buttons = QDialogButtonBox()
    close = buttons.addButton(_("Cerrar"), QDialogButtonBox.ButtonRole.RejectRole)
    close.clicked.connect(window.reject)
    return buttons

"""The words that are Qt's own, in Spanish: its file and print dialogs, its menus in a field."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

LOCALE = QLocale(QLocale.Language.Spanish, QLocale.Country.Paraguay)
# What Qt's own translation into Spanish lacks and our windows show.
MISSING = {
    "Look in:": "Carpeta:",
    "Files of type:": "Tipo:",
    "Folder": "Carpeta",
    "File Folder": "Carpeta",
    "Long side binding": "Se da vuelta por el lado largo",
    "Short side binding": "Se da vuelta por el lado corto",
}
# Keys as the keyboard, the manual and all other sentences of ours say them; Qt's say "Control" and "Mayúsculas".
KEYS = {
    "Ctrl": "Ctrl",
    "Shift": "Mayús",
    "Left": "←",
    "Right": "→",
    "Up": "↑",
    "Down": "↓",
    "Del": "Supr",
    "Delete": "Supr",
    "Ins": "Insert",
    "Return": "Enter",
    "Esc": "Esc",
    "Backspace": "Retroceso",
    "PgDown": "Av Pág",
    "PgUp": "Re Pág",
}


class _Ours(QTranslator):
    """Asked before the translation of Qt: for what that does not have, or calls by another name than we do."""

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if context == "QShortcut":
            return KEYS.get(source)
        return MISSING.get(source.replace("&", ""))

    def isEmpty(self) -> bool:
        return False


def speak_spanish(application: QCoreApplication) -> None:
    """Give the application Qt's Spanish and Paraguay's way of writing numbers and days."""
    QLocale.setDefault(LOCALE)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    known = QTranslator(application)
    for translator in (known, _Ours(application)):  # who came last is asked first
        if translator is not known or known.load("qtbase_es", folder):
            application.installTranslator(translator)

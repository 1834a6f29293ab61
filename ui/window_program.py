"""`hilvan.exe` of the Windows package: the window without a console, where nothing printed is read.

So whatever keeps the window from opening is said in a window. Commands are the other program's,
`hilvan-consola.exe`, which starts at `ui.main`.
"""

import sys
from pathlib import Path

WRONG_USAGE = 2
SMOKE = "--smoke"
TITLE = "Hilván"
ERROR_ICON = 0x10  # MB_ICONERROR


def main() -> int:
    """Open the window; gives the exit code. Whatever goes wrong before it is there is shown."""
    try:
        from ui.main import main as start

        return start(refuse)
    except Exception as trouble:
        return show_failed_start(trouble)


def refuse() -> int:
    """Say in a window why these arguments open no office; gives the exit code."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QMessageBox

    from app.settings import load_settings
    from ui.application import chosen_theme, make_application, show_icon
    from ui.theme import apply_theme, dress, load_fonts

    settings = load_settings()
    application = make_application(settings)
    show_icon(application)
    load_fonts()
    apply_theme(application, chosen_theme(settings))
    code, sentence = why_not(sys.argv[1:])
    box = QMessageBox(QMessageBox.Icon.Warning, TITLE, sentence)
    dress(box)
    if SMOKE in sys.argv:
        QTimer.singleShot(0, box.accept)
    box.exec()
    return code


def why_not(arguments: list[str]) -> tuple[int, str]:
    """The exit code and the sentence for arguments that are no office file to open."""
    from app.i18n import _

    words = [one for one in arguments if one != SMOKE]
    names = words[1:] if words[0] == "open" else words
    if len(names) == 1 and names[0].casefold().endswith(".hilvan"):
        sentence = _("No se encuentra «{name}»; revise la carpeta o elija otro archivo.")
        return 1, sentence.format(name=Path(names[0]).name)
    return WRONG_USAGE, _(
        "Este programa abre la ventana de Hilván; para escribir comandos use hilvan-consola.exe, que está en la misma carpeta."
    )


def show_failed_start(trouble: Exception) -> int:
    """Say it without Qt, which may be what is broken; gives the exit code."""
    import traceback

    report = "".join(traceback.format_exception(trouble))
    note = _keep(report)
    _show(
        "Hilván no pudo empezar. Vuelva a instalarlo; sus archivos no se tocan. "
        f"Si vuelve a pasar, muestre este mensaje a quien le ayuda con el programa.\n\n"
        f"{traceback.format_exception_only(trouble)[-1].strip()[:300]}\n{note}"
    )
    return 1


def _keep(report: str) -> str:
    """Write the report where the log is; gives the file's name, or nothing if it cannot be."""
    try:
        from app.private import make_own_folder, reserve_private

        file = make_own_folder() / "no-pudo-empezar.txt"
        reserve_private(file)
        file.write_text(report, encoding="utf-8")
    except (OSError, ImportError):
        return ""
    return str(file)


def _show(text: str) -> None:
    print(text, file=sys.stderr)
    if sys.platform == "win32" and SMOKE not in sys.argv:
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text, TITLE, ERROR_ICON)


if __name__ == "__main__":
    sys.exit(main())

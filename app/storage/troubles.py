"""What SQLite says when the file or the disk fails, in words that help."""

from pathlib import Path

from app.errors import FileProblem
from app.i18n import _


def explain_write(path: Path, trouble: Exception) -> FileProblem:
    """The sentence for a write that failed; nothing of it remains in the file."""
    text = str(trouble)
    if "full" in text:
        sentence = _("No queda lugar en el disco donde está «{name}»; libere espacio y repita: no se guardó nada a medias.")  # noqa: E501
    elif "readonly" in text:
        sentence = _("«{name}» no se puede escribir; quite la marca de solo lectura o copie el archivo a su carpeta Documentos y ábralo allí.")  # noqa: E501
    elif "locked" in text or "busy" in text:
        sentence = _("Otro programa está usando «{name}»; ciérrelo y repita: no se guardó nada a medias.")  # noqa: E501
    else:
        sentence = _("No se pudo escribir en «{name}» ({reason}); revise el disco y repita: no se guardó nada a medias.")  # noqa: E501
    return FileProblem(sentence.format(name=path.name, reason=text))

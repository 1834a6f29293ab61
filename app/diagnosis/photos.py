"""Making a photo small enough to live in the office file."""

import io
import warnings

from app.errors import DataProblem
from app.i18n import _

LONGEST_SIDE = 1280
JPEG_QUALITY = 80


def shrink_photo(content: bytes) -> bytes:
    """A JPEG of at most 1280 px on its longest side, upright, without EXIF (place, device).

    Raises DataProblem when the bytes are not a picture that can be read, or one of so many
    pixels that Pillow takes it for a decompression bomb (about 90 million).
    """
    from PIL import Image, ImageOps

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content)) as opened:
                opened.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (Image.DecompressionBombWarning, Image.DecompressionBombError) as trouble:
        raise DataProblem(
            _("La foto es demasiado grande; sáquela de nuevo con menos megapíxeles.")
        ) from trouble
    except (OSError, ValueError, SyntaxError) as trouble:
        raise DataProblem(
            _("Este archivo no es una foto que se pueda leer; elija una imagen JPG o PNG.")
        ) from trouble
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    target = io.BytesIO()
    picture.save(target, "JPEG", quality=JPEG_QUALITY, optimize=True)
    return target.getvalue()

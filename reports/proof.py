"""What proves an action, on the programme: its photo, small, or the place for one, for a bill or a signature."""

import io
from collections.abc import Mapping
from dataclasses import dataclass

from reportlab.platypus import Flowable, Image

from app.contacts.queries import proof_photos
from app.diagnosis.photos import open_picture
from app.diagnosis.queries import read_photo
from app.registry.records import Workshop
from app.storage.records import Reader
from reports.kit.pictograms import CAMERA, draw_pictogram
from reports.kit.style import MUTED

HIGHEST = 58.0  # points of a printed photo
DOTS = 400  # pixels of its longest side: as many as a printer shows of so small a picture
_ICON = 13.0


@dataclass(frozen=True, slots=True)
class ProofPhoto:
    """A photo as it is printed: few pixels, with their proportion."""

    content: bytes
    width: int
    height: int


def read_proofs(reader: Reader, workshop: Workshop) -> Mapping[int, ProofPhoto]:
    """The photo of each action that has one, by the action; none when she does not want photos."""
    if workshop.has_refused("photos"):
        return {}
    return {
        action: _made_small(read_photo(reader, blob_hash))
        for action, blob_hash in proof_photos(reader, workshop.id).items()
    }


def _made_small(content: bytes) -> ProofPhoto:
    target = io.BytesIO()
    with open_picture(content) as opened:
        small = opened.convert("RGB")
        small.thumbnail((DOTS, DOTS))
        small.save(target, "JPEG", quality=85)
    return ProofPhoto(target.getvalue(), small.width, small.height)


def picture_of(photo: ProofPhoto, width: float, highest: float = HIGHEST) -> Image:
    """The photo in a cell so wide, not higher than `highest`."""
    scale = min(width / photo.width, highest / photo.height)
    return Image(io.BytesIO(photo.content), photo.width * scale, photo.height * scale, hAlign="LEFT")


class ProofPlace(Flowable):
    """An empty place with a dashed edge: to glue a photo, or to write the bill's number or who saw it."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.room = height

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.available = available_width
        return available_width, self.room

    def draw(self) -> None:
        canvas = self.canv
        canvas.setStrokeColor(MUTED)
        canvas.setLineWidth(0.7)
        canvas.setDash(3, 2)
        canvas.roundRect(0, 0.5, self.available, self.room - 1, 3)
        canvas.setDash()
        draw_pictogram(canvas, CAMERA, self.available - _ICON - 4, self.room - _ICON - 4, _ICON, color=MUTED)

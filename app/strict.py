"""What the files of data are checked against: nothing unknown in them, no text that is empty.

Imported only when such a file is parsed (pydantic costs about 70 ms to load).
"""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Strict(BaseModel):
    """A table of such a file; an entry that it does not name is refused."""

    model_config = ConfigDict(extra="forbid", strict=True)

"""Whether a certificate's code is good, asked of the office's own file."""

from dataclasses import dataclass

from app.storage.records import Reader
from app.training.codes import code_of, read_code
from app.training.queries import find_certificates
from app.training.records import Certificate


@dataclass(frozen=True, slots=True)
class Verification:
    """valid | annulled | altered | unknown | mistyped; `certificate` as the file has it now.

    `altered`: the row no longer says what its code was made from.
    """

    verdict: str
    code: str | None
    certificate: Certificate | None = None


def verify_code(reader: Reader, typed: str) -> Verification:
    """What the file says of a code, as somebody reads it from a paper (docs/adr/0015)."""
    code = read_code(typed)
    if code is None:
        return Verification("mistyped", None)
    found = find_certificates(reader, code)
    if not found:
        return Verification("unknown", code)
    standing = [one for one in found if one.annulled_reason is None]
    certificate = (standing or found)[0]
    if code_of(certificate) != code:
        return Verification("altered", code, certificate)
    return Verification("valid" if standing else "annulled", code, certificate)

"""An instrument text that no longer changes, for tests of windows, papers and journals.

They are about what happens to answers, not about today's questions: those have tests of their own
(tests/diagnosis/test_confeccion.py, test_instrument_faults.py). That visits of an earlier text go on is tested by the way.
"""

from app.diagnosis.instruments import earlier_instrument
from app.diagnosis.records import Instrument


def fixed_instrument() -> Instrument:
    """The sixty questions of the interim 2026.2, as offices hold them."""
    found = earlier_instrument("confeccion-2026 2026.2")
    assert found is not None
    return found

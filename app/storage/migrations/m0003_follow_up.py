"""Schema 3: the programme over time, and the few new columns of what was there."""

from typing import TYPE_CHECKING

from app.storage.migrations.m0003_advice import ADVICE
from app.storage.migrations.m0003_formalization import FORMALIZATION
from app.storage.migrations.m0003_training import TRAINING

if TYPE_CHECKING:
    from app.storage.driver import Database

# The indexes of a status hold the few rows that are looked for: a whole one would be taken,
# and all of its rows gone through, where the index of a workshop or a programme is meant.
COLUMNS = """
ALTER TABLE office ADD COLUMN unseen_days INTEGER NOT NULL DEFAULT 90;
ALTER TABLE office ADD COLUMN expiry_days INTEGER NOT NULL DEFAULT 60;
ALTER TABLE office ADD COLUMN round_months INTEGER NOT NULL DEFAULT 6;
ALTER TABLE visit ADD COLUMN rating_of INTEGER REFERENCES visit (id);
ALTER TABLE visit ADD COLUMN previous_shown INTEGER CHECK (previous_shown IN (0, 1));
ALTER TABLE visit ADD COLUMN previous_changed_after INTEGER CHECK (previous_changed_after >= 0);
ALTER TABLE programme ADD COLUMN next_round_on TEXT;
ALTER TABLE action ADD COLUMN enrolment_id INTEGER REFERENCES enrolment (id);
CREATE INDEX visit_rating ON visit (rating_of) WHERE rating_of IS NOT NULL;
CREATE INDEX action_open ON action (due_on) WHERE status = 'open';
CREATE INDEX visit_draft ON visit (workshop_id) WHERE status = 'draft';
CREATE INDEX visit_day ON visit (workshop_id, visited_on);
CREATE INDEX programme_next ON programme (next_visit_on);
"""


def migrate(db: "Database") -> None:
    for statement in (ADVICE + TRAINING + FORMALIZATION + COLUMNS).split(";"):
        if statement.strip():
            db.execute(statement)

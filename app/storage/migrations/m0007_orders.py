"""Schema 7: the workshop's floor, and the orders of anchor companies."""

from typing import TYPE_CHECKING

from app.storage.migrations.m0007_allocation import ALLOCATION
from app.storage.migrations.m0007_balancing import BALANCING
from app.storage.migrations.m0007_capability import CAPABILITY
from app.storage.migrations.m0007_costing import COSTING
from app.storage.migrations.m0007_counts import COUNTS
from app.storage.migrations.m0007_production import PRODUCTION
from app.storage.migrations.m0007_valuechain import VALUECHAIN

if TYPE_CHECKING:
    from app.storage.driver import Database


def migrate(db: "Database") -> None:
    for statement in (PRODUCTION + BALANCING + COUNTS + COSTING + VALUECHAIN + CAPABILITY + ALLOCATION).split(";"):
        if statement.strip():
            db.execute(statement)

"""The documents of the centre over a period."""

from reports.kinds import Report

REPORTS: tuple[Report, ...] = ()

"""The documents of visits, calls and answered questions."""

from reports.kinds import Report

REPORTS: tuple[Report, ...] = ()

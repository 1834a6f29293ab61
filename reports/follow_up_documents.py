"""The documents of what moved since the first round."""

from reports.kinds import Report

REPORTS: tuple[Report, ...] = ()

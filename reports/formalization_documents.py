"""The documents of formalizing, step by step."""

from reports.kinds import Report

REPORTS: tuple[Report, ...] = ()

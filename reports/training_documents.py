"""The documents of courses: invitations, attendance, certificates."""

from reports.kinds import Report

REPORTS: tuple[Report, ...] = ()

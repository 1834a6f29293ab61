"""Visits and calls, enquiries, figures and milestones."""

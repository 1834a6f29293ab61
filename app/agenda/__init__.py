"""The calendar and the list of what to mend."""

"""The office of the contacts: three workshops, the first with a programme."""

from tests.ui.contacts.conftest import workshops as workshops

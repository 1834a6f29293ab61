"""The office of the counts: one territory, two workshops."""

from tests.contacts.conftest import store as store
from tests.contacts.conftest import workshop as workshop

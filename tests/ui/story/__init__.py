"""Six months of one workshop, step by step; `tests/ui/test_six_months.py` walks through them."""

import pytest

for part in ("common", "first_weeks", "course", "papers", "second_round"):
    pytest.register_assert_rewrite(f"{__name__}.{part}")

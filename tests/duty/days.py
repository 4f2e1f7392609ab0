"""What the property tests of this folder draw from: every day from 2011 to 2060, the same run each time."""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st

steady = settings(derandomize=True, database=None, deadline=None, max_examples=300)
days = st.dates(min_value=date(2011, 1, 1), max_value=date(2060, 12, 31))
intervals = st.integers(min_value=1, max_value=4)

EVERY_DAY = tuple(
    date(2011, 1, 1) + timedelta(days=number) for number in range((date(2061, 1, 1) - date(2011, 1, 1)).days)
)

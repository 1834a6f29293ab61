"""Tests of the pages of costs."""

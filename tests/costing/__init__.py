"""Tests of the room of costs."""

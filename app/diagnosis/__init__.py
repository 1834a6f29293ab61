"""Instruments, visits with their answers, and scoring."""

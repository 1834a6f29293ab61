"""The paper: one module per printed document."""

"""Steps, legal figures and what formalizing costs."""

"""What a person types into the search box, as the full-text index understands it."""

from app.registry.names import fold


def search_expression(text: str) -> str:
    """What FTS5 looks for: every word as a prefix; digits as phones and cédulas keep them."""
    digits = "".join(letter for letter in text if letter.isdigit())
    if not digits or any(letter.isalpha() for letter in text):
        return " AND ".join(f'"{word}"*' for word in fold(text).split())
    choices = [f'"{digits}"*', f'"595{digits.removeprefix("0")}"*']
    if "-" in text:
        # the RUC's check digit is a word of its own in the index
        choices.append(f'("{digits[:-1]}" AND "{digits[-1]}")')
    return " OR ".join(choices)

"""What comes in: lists of an association, XLSForm, Kobo and ODK."""

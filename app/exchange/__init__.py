"""What comes in and goes out: lists, XLSForm and Kobo."""

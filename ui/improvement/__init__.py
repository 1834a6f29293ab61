"""The programme that owner and centre agree after a visit."""

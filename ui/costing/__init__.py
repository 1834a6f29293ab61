"""What a minute and a garment cost, asked in the talk with the owner; quotes."""

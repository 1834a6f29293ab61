"""What a minute and a garment cost a workshop, what it is offered, and what is lost each month."""

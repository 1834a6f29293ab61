"""What a workshop makes and how long it takes: styles, operations, operators, time studies."""

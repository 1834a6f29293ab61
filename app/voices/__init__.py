"""What those who work in the workshops say, without anybody's name."""

"""The visit, the consent before it and the result after it."""

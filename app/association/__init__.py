"""The association: members, posts, meetings with their decisions, fees and the cash book."""

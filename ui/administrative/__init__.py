"""Lists of IPS and of the Ministry in the window: brought in, told in the follow-up of a pilot."""

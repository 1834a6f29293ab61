"""Whether it worked: the effect of what was given to some, on any table, with what the numbers carry."""

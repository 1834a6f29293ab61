"""A workshop's counts in the window: the week that is keyed in, the series, promises."""

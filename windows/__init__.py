"""The Windows program made and tried on a Debian machine, under Wine: `python3 dev.py windows`.

Standard library only. `steps` says what is done in which order, `making` builds, `trying` starts
what was built, `machine` is the Wine they share.
"""

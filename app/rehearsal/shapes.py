"""What the command line prints of a rehearsal as JSON (docs/cli.md)."""

EXPECTED = (
    "measure title unit spread correlation measured_twice least_effect follow_ups take_up drop_out supposed"
)
FORESIGHT = "units first waiting in_deviations smallest in_takers each plain ancova units_for_least"
WAY = "code count smallest"
REHEARSAL = "draws seed method effects wanted wanted_said"
CURVE = "follow_ups seen at_wanted false_positives coverage"

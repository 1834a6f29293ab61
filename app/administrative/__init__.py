"""Lists that a ministry gives: who is in IPS and in the register of employers, read for who allows it."""

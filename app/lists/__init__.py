"""What goes out: every list of the office as a workbook or CSV."""

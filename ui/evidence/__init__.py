"""What leaves the office for a ministry or a university, and names nobody."""

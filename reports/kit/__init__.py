"""What every paper is drawn with: fonts and colours, pages, tables, lights, charts, codes."""

"""A model measured as any client sees it: items, runner, scoring, bits per byte."""

"""The model card and its charts, rendered from artifacts: nothing in them is typed by hand."""

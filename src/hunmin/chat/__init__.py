"""The one codec between messages and tokens: template, loss mask, tool-call parser."""

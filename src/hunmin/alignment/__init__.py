"""Conversations in, assistant out."""

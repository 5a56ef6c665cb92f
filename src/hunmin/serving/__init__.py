"""Weights in, answers out: an engine without HTTP, and an API and a terminal without tensors."""

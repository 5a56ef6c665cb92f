"""Hunmin: build, measure and serve a language model that is wholly your own."""

"""Bench: commands that measure speed against a named peer, side by side on the same input."""

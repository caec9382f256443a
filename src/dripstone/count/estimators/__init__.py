"""Estimators: one a file, each with its paper, its assumptions and what it refuses."""

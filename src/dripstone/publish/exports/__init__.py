"""Exports: one shape of publication a file. Each takes rows that the shields let through."""

"""Samples: small files of each kind, made when a test asks. Nobody and no place in them exists."""

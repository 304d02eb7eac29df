"""Suggestions: which objectives the words of a text point at, how surely, and who reads them."""

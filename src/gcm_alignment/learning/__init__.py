"""Suggesters that learn from what a team confirmed: examples, fitting, and files without code in them."""

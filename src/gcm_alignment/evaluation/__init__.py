"""How good a suggester is: judged texts, what it suggests of them, and figures with their uncertainty."""

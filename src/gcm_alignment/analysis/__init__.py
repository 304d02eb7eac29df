"""Analysis of rule books: what a book can never find, says twice or contradicts, and what a new book changes."""

"""What people see of a value: reports, as text, Markdown, HTML and JSON."""

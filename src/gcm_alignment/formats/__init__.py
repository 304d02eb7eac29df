"""What comes in: lists of activities as secretariats print them."""

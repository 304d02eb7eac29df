"""What helps to test with the library, and rules written for it."""

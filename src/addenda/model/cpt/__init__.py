"""What is particular to code sets of CPT's shape: kinds of code, flags, places in the book, fields."""

"""What the tests share: builders, real files, golden files."""

"""Benchmarks against named peers on the same job, as whole processes: `make bench`."""

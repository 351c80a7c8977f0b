"""Tests of the reader of HCPCS Level II."""

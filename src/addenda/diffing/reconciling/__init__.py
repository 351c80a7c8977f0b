"""Reconcile what was computed with what the publisher declared."""

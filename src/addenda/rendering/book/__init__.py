"""What coders read in the changes of a code set of CPT's shape; loaded only for one (`docs/cpt-changes.md`)."""

"""The layouts of CPT's data files (floor 4): a release of the generator as its publisher would deliver it."""

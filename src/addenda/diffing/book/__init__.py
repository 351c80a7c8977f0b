"""What coders read in the changes of a code set of CPT's shape: facts about several codes at once."""

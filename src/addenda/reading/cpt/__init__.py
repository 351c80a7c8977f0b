"""CPT as the American Medical Association delivers it to a licensee: text files, tables, PLA codes, CPT Link."""

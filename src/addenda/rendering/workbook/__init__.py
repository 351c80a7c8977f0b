"""A report as a workbook: the same facts as its page, in cells that can be sorted, filtered and summed."""

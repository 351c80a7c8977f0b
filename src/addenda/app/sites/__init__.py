"""What a site is made of: histories of all codes at once, and a folder that is replaced as a whole."""

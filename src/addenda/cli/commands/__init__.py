"""One module a command, with the function `command`; it is imported only when its command runs, or for help."""

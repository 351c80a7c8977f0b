"""`python -m addenda` is the `addenda` command."""

from addenda.cli.main import main

if __name__ == "__main__":
    main()

"""`python -m addenda` is the `addenda` command."""

from addenda.cli.start import run

if __name__ == "__main__":
    run()

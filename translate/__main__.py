"""`python -m translate` is the command `bitext`."""

from translate.cli import main

if __name__ == "__main__":
    main(prog_name="bitext")

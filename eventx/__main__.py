"""``python -m eventx`` is the command ``eventx``."""

from eventx.cli import main

main()

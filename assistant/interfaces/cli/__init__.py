"""The command line. Thin: parse, call the service, show. One command a file, loaded when it is called.

Text and JSON go to stdout; progress, tables of a draft and errors to stderr.
"""

from assistant.interfaces.cli.app import app
from assistant.interfaces.cli.entry import main

__all__ = ["app", "main"]

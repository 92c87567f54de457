"""The command line: ``main``, and a module for each command, which adds its parser and runs it."""

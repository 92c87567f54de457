"""Run the command line as ``python -m claimcheck``."""

from claimcheck.cli.main import main

raise SystemExit(main())

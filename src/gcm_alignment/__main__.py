"""Run the command line: `python -m gcm_alignment`."""

import sys

from gcm_alignment.cli import main

if __name__ == "__main__":
    sys.exit(main())

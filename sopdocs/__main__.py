"""``python -m sopdocs``."""

import sys

from sopdocs.cli import main

sys.exit(main())

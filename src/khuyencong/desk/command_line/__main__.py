"""`python -m khuyencong.desk.command_line`: the same door where the script is not on the path."""

import sys

from . import main

sys.exit(main())

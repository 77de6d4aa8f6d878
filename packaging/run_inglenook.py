"""What the frozen program starts: the window, or a headless command."""

import sys

from ui.__main__ import main

if __name__ == "__main__":
    sys.exit(main())

"""The built program's entry: outside the package, which would otherwise lose sight of its own folder."""

import sys

from clientdesk.__main__ import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

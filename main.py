"""Starts ClientDesk: `python3 main.py` opens the window, `python3 main.py COMMAND` does its work without one."""

import sys

if sys.version_info < (3, 11):
    sys.exit("ClientDesk needs Python 3.11 to 3.14; this is Python " + sys.version.split()[0] + ".")

from installer.bootstrap import start

if __name__ == "__main__":
    sys.exit(start(sys.argv[1:]))

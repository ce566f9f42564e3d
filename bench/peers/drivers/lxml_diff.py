"""Runs lxml.html.diff on two files and prints what it gives.

python3 lxml_diff.py OLD NEW
"""

import sys

from lxml.html.diff import htmldiff

before, after = (open(name, encoding="utf-8").read() for name in sys.argv[1:])
sys.stdout.reconfigure(encoding="utf-8")
sys.stdout.write(htmldiff(before, after))

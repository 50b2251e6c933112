"""A program of its own that looks into a file: `python -m accede.archive.inspection KIND < FILE`.

It prints the fault that it finds, or nothing. A file of a few kilobytes may unpack to more than any machine holds, or
keep a reader busy for ever: whatever one does, only this process ends.
"""

# The faults that it may find.
OTHER = "other"  # not what its name says
TWO = "two"  # may be read as something else as well
ACTIVE = "active"  # holds a program
LOCKED = "locked"  # by a password
TOO_MUCH = "too_much"  # unpacks to more than can be looked at
ODD = "odd"  # packed as no program packs it
INSIDE = "inside"  # signs what is not taken
HARMFUL = "harmful"

"""How long a title, and how much one check, may be at the desk."""

#: Most references of one check.
MOST_REFERENCES = 100
#: Most bytes of all references of one check, those picked from folders and kept included.
MOST_BYTES = 100_000_000
#: A title longer than this many characters is cut.
LONGEST_TITLE = 300

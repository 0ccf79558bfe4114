"""How much a file may hold. A file beyond this is refused before anything in it is parsed."""

MOST_MEGABYTES = 10
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024
MOST_ROWS = 10_000
LAST_LINE = MOST_ROWS + 100  # a title above the head, empty lines
MOST_COLUMNS = 60
LONGEST_CELL = 32_767  # what a spreadsheet itself allows
HEAD_WITHIN = 20  # rows in which the row of headers is looked for

MOST_MEMBERS = 200
MOST_UNPACKED = 60 * 1024 * 1024
MOST_RATIO = 100
MOST_TAGS = 3_000_000

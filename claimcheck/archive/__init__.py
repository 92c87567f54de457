"""An archive of references: one file that keeps documents and the vectors of their sentences.

`claimcheck.archive.archive.Archive` is what others use. A search has two steps: the sign bits of
all vectors are in memory and say which sentences may be near (`sign_index`), then the vectors of
those alone are read from the file and compared exactly (`store`).
"""

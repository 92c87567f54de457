"""claimcheck: what in an article do its references not support?"""

__version__ = "0.1.0"

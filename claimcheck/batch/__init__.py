"""Many articles from a file of jobs: one line of results for every job."""

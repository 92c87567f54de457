"""What runs beside the desk's server: reading of files, checks."""

"""Containers from outside, read within bounds: ZIP archives and XML."""

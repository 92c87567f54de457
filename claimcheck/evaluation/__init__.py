"""Measuring: data sets and metrics."""

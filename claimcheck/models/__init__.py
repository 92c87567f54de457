"""The models and how they are run: encoder, NLI, opinion, calibration."""

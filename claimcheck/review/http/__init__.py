"""What stands between a browser and the desk: guard, session, answers."""

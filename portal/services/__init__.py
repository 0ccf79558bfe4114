"""Work on the portal as a whole."""

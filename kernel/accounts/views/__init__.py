"""Pages of signing in: the second step, its ways, sheets of codes, sessions."""

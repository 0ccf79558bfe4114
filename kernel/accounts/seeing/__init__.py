"""Who sees what: exceptional grants, “who can see this”, “preview as…”."""

"""Search in every script: text prepared here, kept by PostgreSQL as `tsvector` (DESIGN §6)."""

-- MySQL answers sizes from a cache of up to a day, and writes that cache when it is asked; this session reads past it.
SET SESSION information_schema_stats_expiry = 0

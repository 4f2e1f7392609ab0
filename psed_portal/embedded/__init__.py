"""PostgreSQL, Valkey and the whole portal on one machine, for people who have neither: behind `start` and `check`."""

"""Where events are kept for those who ask in SQL or open a file: databases, Parquet, CSV. See README.md."""

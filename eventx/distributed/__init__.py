"""Articles over the partitions of an engine: one pure function over Arrow batches, and Spark around it."""

"""Articles from Parquet to records in Parquet, partitioned by kind:  spark-submit spark_job.py IN OUT"""

from __future__ import annotations

import sys

from pyspark.sql import SparkSession

from eventx.distributed import spark as eventx_spark


def main(source: str, target: str) -> None:
    """Read, extract, write."""
    session = (
        SparkSession.builder.appName("eventx")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", 256)
        .config("spark.executorEnv.OMP_NUM_THREADS", 1)
        .getOrCreate()
    )
    records = eventx_spark.extract(session.read.parquet(source), output="records")
    records.write.mode("overwrite").partitionBy("kind").parquet(target)
    session.stop()


if __name__ == "__main__":
    main(*sys.argv[1:3])

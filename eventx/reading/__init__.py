"""Articles from files: text, JSON, JSON Lines, CSV, Parquet, HTML, plain or gzip, alone or in folders."""

from eventx.reading.articles import read_articles
from eventx.reading.rows import ArticleInput

__all__ = ["ArticleInput", "read_articles"]

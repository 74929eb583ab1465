"""Articles from files: text, JSON, JSON Lines, CSV, Parquet, HTML, plain or gzip, alone or in folders."""

from eventx.reading.articles import count_articles, read_articles
from eventx.reading.rows import ArticleInput

__all__ = ["ArticleInput", "count_articles", "read_articles"]

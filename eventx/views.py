"""What objects can do besides holding data: show themselves in notebooks, and become tables.

The work is done by `eventx.display` and `eventx.export`, which are imported only when asked for, so that the records
themselves depend on nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


class Displayed:
    """A rich view in notebooks."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        """A self-contained HTML view; all text of the article is escaped."""
        return self.to_html(page=False)

    def to_html(self, *, page: bool = True) -> str:
        """A self-contained HTML document, or with ``page=False`` the fragment that notebooks show."""
        from eventx.display.html import to_html

        return to_html(self, page=page)


class Tabular:
    """Tables of the records; ``docs/tables.md`` documents every column.

    Objects offer the Arrow stream interface, so that polars, pandas and DuckDB take them directly.
    """

    __slots__ = ()

    def to_arrow(self, table: str = "records", *, nested: bool = False) -> pyarrow.Table:
        """An Arrow table: "records", "participants", "places" or "evidence".

        Args:
            table: which table.
            nested: in "records", add participants, places and evidence as lists of structs.

        Raises:
            MissingExtraError: pyarrow is not installed.
        """
        from eventx.export.arrow import to_arrow

        return to_arrow(self, table, nested=nested)

    def to_pandas(self, table: str = "records", *, nested: bool = False) -> pandas.DataFrame:
        """A pandas data frame with Arrow-backed columns; see `to_arrow`."""
        from eventx.export.arrow import to_pandas

        return to_pandas(self, table, nested=nested)

    def to_polars(self, table: str = "records", *, nested: bool = False) -> polars.DataFrame:
        """A polars data frame; see `to_arrow`."""
        from eventx.export.arrow import to_polars

        return to_polars(self, table, nested=nested)

    def __arrow_c_stream__(self, requested_schema: object = None) -> Any:
        """The "records" table as an Arrow C stream."""
        return self.to_arrow().__arrow_c_stream__(requested_schema)

    def __arrow_c_schema__(self) -> Any:
        """The schema of the "records" table as an Arrow C schema."""
        return self.to_arrow().schema.__arrow_c_schema__()

"""Time expressions of Indonesian text: found by a grammar, resolved against the publication date.

`annotate` does both; `find` gives the unresolved matches and `resolve` their values. Knows nothing of spaCy.
"""

from eventx.temporal.find import Match, find
from eventx.temporal.resolve import TimeAnnotation, annotate, resolve

__all__ = ["Match", "TimeAnnotation", "annotate", "find", "resolve"]

"""Merging across articles: reports of one meeting, event or statement become one entry."""

from eventx.timelines.build import timeline
from eventx.timelines.models import Conflict, Report, StatusChange, TimelineEntry, Version
from eventx.timelines.timeline import Timeline

__all__ = ["Conflict", "Report", "StatusChange", "Timeline", "TimelineEntry", "Version", "timeline"]

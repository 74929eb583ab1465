# TEMP placeholder by the lead until the owner writes this file: overwrite it.
from dataclasses import dataclass
@dataclass
class TimeAnnotation:
    times: tuple = ()
    notes: tuple = ()
def annotate(text, published=None):
    return TimeAnnotation()

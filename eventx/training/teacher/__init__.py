"""Slow, accurate teachers that label raw news for the small pipeline.

This package needs torch and numpy and nothing else: it may run in an environment of its own, so that torch is never
installed beside the library. It reads and writes plain JSON lines (`data.py`).
"""

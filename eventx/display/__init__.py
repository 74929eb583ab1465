"""Records for people to look at: HTML views, charts, terminal tables. No network, no scripts, no global state."""

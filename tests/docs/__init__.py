"""The documentation: it builds, it holds, and what it tells people to type works."""

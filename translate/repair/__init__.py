"""Repairs of rough French: rules, and the list that ships."""

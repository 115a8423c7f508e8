"""What git needs to treat a corpus's files as tables: a diff driver and a merge driver."""

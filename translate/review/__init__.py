"""The review page: a server on this machine, for the reviewer's browser on the same machine.

`server` binds and runs, `app` puts the routes together, `security` keeps everybody else out,
`pages` and `api` answer the browser, `views` and `rendering` make what it shows.
"""

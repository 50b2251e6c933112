"""The statutes as data, and the pure engine that answers from them. It never acts."""

"""A letter to whoever owns lines of a charge master: what changed, what to do by when, what is at stake."""

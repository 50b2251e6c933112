"""A bare Django site beside which votes are measured: a signed-in session, its user, the CSRF check, one SELECT."""

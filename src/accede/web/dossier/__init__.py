"""Everything that this house has about a member, or about a person: to be seen page by page, and to be taken away."""

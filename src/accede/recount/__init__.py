"""A result counted again from one archive, without the site: what the archive holds, and whether it holds together."""

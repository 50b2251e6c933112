"""Calls as they are told elsewhere: by the Funding & Tenders portal, or by a file."""

from accede.projects.portal.told import Told

__all__ = ["Told"]

"""Forms of the EU debates."""

from accede.debates.forms.source import FileForm, SourceForm

__all__ = ["FileForm", "SourceForm"]

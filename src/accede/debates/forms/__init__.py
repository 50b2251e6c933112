"""Forms of the EU debates."""

from accede.debates.forms.items import ItemSearch
from accede.debates.forms.news import NewsForm
from accede.debates.forms.procedure import ProcedureForm, StageForm
from accede.debates.forms.source import FileForm, SourceForm
from accede.debates.forms.topic import FollowForm, TopicForm

__all__ = ["FileForm", "FollowForm", "ItemSearch", "NewsForm", "ProcedureForm", "SourceForm", "StageForm", "TopicForm"]

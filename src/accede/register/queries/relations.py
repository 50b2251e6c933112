"""What refers to a row, whichever room has it."""

from collections.abc import Iterator

from django.db.models import Model

from accede.register.models import ImportRow


def relations_to(model: type[Model]) -> Iterator[tuple[type[Model], str]]:
    """Return each model with the name of its field that refers to this one; rows of files waiting are none."""
    for relation in model._meta.get_fields(include_hidden=True):
        # Of a list of several, the rows between the two refer to it, and come by themselves.
        refers = relation.auto_created and not relation.concrete and not relation.many_to_many
        if refers and relation.related_model is not ImportRow:
            yield relation.related_model, relation.field.name

"""Meetings from before meetings lay on the shelf, for tests."""

from assembly.samples import planned
from permissions import Call, Sample

from accede.space.models import Publication


def before_the_shelf():
    """Return a meeting to come that was planned before meetings lay on the shelf."""
    assembly = planned()
    Publication.objects.all().delete()
    return assembly


def to_lay():
    before_the_shelf()
    return Call()


SAMPLES = {"assembly.lay_planned": Sample("clock", to_lay)}
ACCESS = {}

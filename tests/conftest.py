"""Where tests keep their data, and their fixed cast. The core's tests run without Django and without any of this."""

import gc
import os
import shutil
import tempfile
from importlib import import_module
from pathlib import Path

import pytest
from hypothesis import settings
from migrated import lay

# A machine that has other work to do is no reason for a rule to be wrong.
settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")

OWN = "ACCEDE_TEST_DATA"


@pytest.hookimpl(trylast=True)
def pytest_configure(config):
    if not config.pluginmanager.hasplugin("django"):
        return
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    if not hasattr(config, "workerinput"):
        # Real hashed static files: a page that names one that is not there fails its test.
        call_command("collectstatic", interactive=False, verbosity=0)
    # Before any test moves the clock: a view that is imported meanwhile would keep the moved one.
    import_module(settings.ROOT_URLCONF)
    config.pluginmanager.import_plugin("cast")
    config.pluginmanager.import_plugin("worlds")


def pytest_unconfigure(config):
    if not hasattr(config, "workerinput") and OWN in os.environ:
        shutil.rmtree(os.environ.pop(OWN), ignore_errors=True)


def pytest_collection_modifyitems(items):
    for item in items:
        if {"browser", "stories"} & set(Path(item.path).parts):
            item.add_marker("browser")
        if "db" in item.fixturenames and not item.get_closest_marker("django_db"):
            item.add_marker("django_db")


def pytest_collection_finish():
    # All that is loaded by now stays until the end; to look through it again and again takes a sixth of the time.
    gc.freeze()
    gc.set_threshold(10_000)


@pytest.fixture(scope="session")
def django_db_keepdb(django_db_modify_db_settings):
    """Lay a copy of what is migrated where Django would make the database."""
    from django.conf import settings

    return lay(settings.DATABASES["default"]["TEST"]["NAME"])


if OWN not in os.environ:
    # Before Django reads its settings; processes that a test starts inherit it.
    os.environ[OWN] = os.environ["ACCEDE_DATA"] = tempfile.mkdtemp(prefix="accede-tests-")
os.environ["DJANGO_SETTINGS_MODULE"] = "accede.web.settings"

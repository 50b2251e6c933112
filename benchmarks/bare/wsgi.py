"""The door for the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "bare.settings"
application = get_wsgi_application()

from django.contrib.auth.backends import ModelBackend  # noqa: E402 - once the applications are loaded

from accede.people import sessions  # noqa: E402

sessions.Backend.get_user = ModelBackend.get_user  # as Django reads an account

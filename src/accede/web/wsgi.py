"""The door for the web server."""

import gc
import os
import threading

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.urls import reverse
from django.utils.translation import override, trans_real

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.web.settings")
application = get_wsgi_application()
# The language of the moment, which every word of a page asks for, is kept for tasks too, behind one lock: all threads
# waited there in line. Here are threads alone (decision 35).
trans_real._active = threading.local()  # noqa: SLF001 - Django has no setting for it
# What the first page of each language would build is built before hundreds ask at once, each in its thread.
for language, _name in settings.LANGUAGES:
    with override(language):
        reverse("home")
# What was loaded stays for good: to look through it for what may be freed held pages up by a tenth of a second.
gc.freeze()

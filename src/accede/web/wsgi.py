"""The door for the web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.web.settings")
application = get_wsgi_application()
# What was loaded stays for good: to look through it for what may be freed held pages up by a tenth of a second.
gc.freeze()

"""Every address: pages under their language, machines' doors without."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from accede.assembly import urls as assembly
from accede.fees import urls as fees
from accede.people import urls as people
from accede.post import urls as post
from accede.procedure import urls as procedure
from accede.register import urls as register
from accede.statutes import urls as statutes
from accede.web import health, home, journal_views
from accede.web.proposal.views import proposal

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    *people.demo,
    *register.api,
    *i18n_patterns(
        path("", home.home, name="home"),
        path("account/", include(people.account)),
        path("statutes/proposal/", proposal, name="proposal"),
        path("journal/", journal_views.journal, name="journal"),
        *(path("", include(room)) for room in (post, statutes, register, fees, assembly, procedure)),
    ),
]

"""Every address: pages under their language, machines' doors without."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from accede.assembly import urls as assembly
from accede.awareness import urls as awareness
from accede.debates import urls as debates
from accede.exchange import urls as exchange
from accede.fees import urls as fees
from accede.learning import urls as learning
from accede.people import urls as people
from accede.positions import urls as positions
from accede.post import urls as post
from accede.procedure import urls as procedure
from accede.projects import urls as projects
from accede.register import urls as register
from accede.space import urls as space
from accede.statutes import urls as statutes
from accede.web import health, home, journal_views, sharing, unsent
from accede.web.dossier import views as dossier
from accede.web.proposal.views import proposal

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("robots.txt", sharing.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": sharing.SITEMAPS}, name="sitemap"),
    *people.demo,
    *register.api,
    *assembly.BOX,
    *i18n_patterns(
        path("", home.home, name="home"),
        path("", include(assembly)),  # first: in an assembly everybody asks at once, and each pattern before costs
        path("share.png", sharing.picture, name="share_picture"),
        path("account/data/", dossier.own_data, name="own_data"),
        path("account/", include(people.account)),
        path("members/own/", dossier.own_dossier, name="own_dossier"),
        path("members/<int:number>/dossier/", dossier.dossier, name="dossier"),
        path("members/<int:number>/dossier/<slug:key>/", dossier.dossier_part, name="dossier_part"),
        path("members/<int:number>/dossier/letters/<uuid:pk>/", dossier.dossier_letter, name="dossier_letter"),
        path("members/<int:number>/dossier/documents/<uuid:pk>/", dossier.dossier_document, name="dossier_document"),
        path("statutes/proposal/", proposal, name="proposal"),
        path("unsent/<uuid:key>/", unsent.unsent, name="unsent"),
        path("journal/", journal_views.journal, name="journal"),
        *(path("", include(room)) for room in (post, statutes, register, fees, procedure, space)),
        *(path("", include(room)) for room in (awareness, debates, positions, exchange, learning, projects)),
    ),
]

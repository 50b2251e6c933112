"""One address, one view, one SELECT."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from accede.register.models import Organisation


def view(request: HttpRequest) -> HttpResponse:
    """Answer whoever is signed in with how it is called."""
    found = Organisation.objects.get(pk=request.POST["organisation"])
    return HttpResponse(f"{request.user.pk} {found.name}")


urlpatterns = [path("bare/", view)]

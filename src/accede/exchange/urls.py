"""Addresses of the exchange."""

urlpatterns = []

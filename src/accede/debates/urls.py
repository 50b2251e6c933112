"""Addresses of debates."""

urlpatterns: list = []

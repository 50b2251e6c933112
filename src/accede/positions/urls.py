"""Addresses of positions."""

urlpatterns: list = []

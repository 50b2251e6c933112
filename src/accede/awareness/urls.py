"""Addresses of awareness."""

urlpatterns: list = []

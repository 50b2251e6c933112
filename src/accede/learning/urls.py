"""Addresses of learning."""

urlpatterns: list = []

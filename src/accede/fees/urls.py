"""Addresses of fees."""

from django.urls import path

from accede.fees.views import called, invoice

urlpatterns = [
    path("fees/", called.fees, name="fees"),
    path("fees/call/", called.call, name="fee_call"),
    path("fees/<int:year>-<int:number>/", invoice.invoice, name="invoice"),
]

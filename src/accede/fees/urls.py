"""Addresses of fees."""

from django.urls import path

from accede.fees.views import called, credit, invoice, scale

urlpatterns = [
    path("fees/", called.fees, name="fees"),
    path("fees/call/", called.call, name="fee_call"),
    path("fees/scale/", scale.scale, name="fee_scale"),
    path("fees/scale.csv", scale.scale_csv, name="fee_scale_csv"),
    path("fees/<int:year>-<int:number>/", invoice.invoice, name="invoice"),
    path("fees/<int:year>-<int:number>/credit/", credit.fee_credit, name="fee_credit"),
    path("fees/<int:year>-<int:number>/write-off/", credit.fee_write_off, name="fee_write_off"),
    path("fees/written-off/<int:pk>/", credit.fee_write_off_back, name="fee_write_off_back"),
]

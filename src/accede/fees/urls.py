"""Addresses of fees."""

from django.urls import path

from accede.fees.views import (
    account,
    call,
    called,
    credit,
    invoice,
    member,
    payment,
    payments,
    relief,
    reminders,
    scale,
)

urlpatterns = [
    path("fees/", called.fees, name="fees"),
    path("fees/call/", call.call, name="fee_call"),
    path("fees/call.csv", call.call_csv, name="fee_call_csv"),
    path("fees/call.xlsx", call.call_xlsx, name="fee_call_xlsx"),
    path("fees/call/all/", call.call_open, name="fee_call_all"),
    path("fees/call/one/", call.call_one, name="fee_call_one"),
    path("fees/calls/<int:pk>/", call.call_page, name="call"),
    path("fees/calls/<int:pk>/progress/", call.call_progress, name="call_progress"),
    path("fees/members/<int:number>/", member.fee_of_member, name="fee_of_member"),
    path("fees/members/<int:number>/relief/", relief.relief_new, name="relief_new"),
    path("fees/reliefs/<int:pk>/end/", relief.relief_end, name="relief_end"),
    path("fees/scale/", scale.scale, name="fee_scale"),
    path("fees/scale.csv", scale.scale_csv, name="fee_scale_csv"),
    path("fees/payments/", payments.list_payments, name="payments"),
    path("fees/payments.csv", payments.payments_csv, name="payments_csv"),
    path("fees/payments.xlsx", payments.payments_xlsx, name="payments_xlsx"),
    path("fees/payments/new/", payments.new, name="payment_new"),
    path("fees/payments/<int:pk>/", payment.payment, name="payment"),
    path("fees/clearings/<int:pk>/undo/", payment.undo, name="clearing_undo"),
    path("fees/accounts/<int:pk>/", account.fee_account, name="fee_account"),
    path("fees/accounts/<int:pk>.csv", account.fee_account_csv, name="fee_account_csv"),
    path("fees/accounts/<int:pk>.pdf", account.fee_account_pdf, name="fee_account_pdf"),
    path("fees/<int:year>-<int:number>/", invoice.invoice, name="invoice"),
    path("fees/<int:year>-<int:number>/remind/", reminders.invoice_remind, name="invoice_remind"),
    path("fees/<int:year>-<int:number>/credit/", credit.fee_credit, name="fee_credit"),
    path("fees/<int:year>-<int:number>/write-off/", credit.fee_write_off, name="fee_write_off"),
    path("fees/written-off/<int:pk>/", credit.fee_write_off_back, name="fee_write_off_back"),
]

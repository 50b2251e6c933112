"""Addresses of people."""

from allauth.account import views as sign_in
from django.urls import path

from accede.people import views

# Only what signing in by a mailed code needs: no sign-up, no passwords.
account = [
    path("", sign_in.request_login_code, name="account_login"),
    path("", sign_in.request_login_code, name="account_request_login_code"),
    path("code/", sign_in.confirm_login_code, name="account_confirm_login_code"),
    path("sign-out/", sign_in.logout, name="account_logout"),
    path("inactive/", sign_in.account_inactive, name="account_inactive"),
]

# Without a language: the account's own decides where it leads.
demo = [
    path("demo/sign-in/<str:token>/", views.demo_sign_in, name="demo_sign_in"),
    path("demo/calendar/", views.demo_calendar, name="demo_calendar"),
]

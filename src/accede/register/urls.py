"""Addresses of the register."""

from django.urls import path

from accede.register.views import directory, lines, member

urlpatterns = [
    path("members/", directory.members, name="members"),
    path("members/<int:number>/", member.member, name="member"),
    path("members/<int:number>/figures/", member.figures, name="figures"),
    path("register/", lines.register, name="register"),
    path("register.csv", lines.register_csv, name="register_csv"),
]

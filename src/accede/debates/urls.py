"""Addresses of the EU debates."""

from django.urls import path

from accede.debates.views import debates, news, procedures, sources, topics

urlpatterns = [
    path("space/debates/", debates.debates, name="debates"),
    path("space/debates/topics/", debates.topics, name="topics"),
    path("space/debates/topics/new/", topics.topic_new, name="topic_new"),
    path("space/debates/topics/<int:pk>/", topics.topic, name="topic"),
    path("space/debates/topics/<int:pk>/drop/", topics.topic_drop, name="topic_drop"),
    path("space/debates/items/<int:pk>/publish/", news.item_publish, name="item_publish"),
    path("space/debates/sources/", sources.list_sources, name="sources"),
    path("space/debates/sources/new/", sources.source_new, name="source_new"),
    path("space/debates/sources/<int:pk>/", sources.source, name="source"),
    path("space/debates/sources/<int:pk>/change/", sources.source_change, name="source_change"),
    path("space/debates/sources/<int:pk>/import/", sources.source_import, name="source_import"),
    path("space/debates/sources/<int:pk>/do/", sources.source_do, name="source_do"),
    path("space/procedures/", procedures.list_procedures, name="procedures"),
    path("space/procedures.ics", procedures.procedures_calendar, name="procedures_calendar"),
    path("space/procedures/new/", procedures.procedure_new, name="procedure_new"),
    path("space/procedures/<int:pk>/", procedures.procedure, name="procedure"),
    path("space/procedures/<int:pk>/change/", procedures.procedure_change, name="procedure_change"),
    path("space/procedures/<int:pk>/dates/new/", procedures.stage_new, name="stage_new"),
    path("space/procedures/dates/<int:pk>/strike/", procedures.stage_strike, name="stage_strike"),
    path("space/news/new/", news.news_new, name="news_new"),
    path("space/news/<int:pk>/", news.news, name="news"),
    path("space/news/<int:pk>/change/", news.news_change, name="news_change"),
    path("space/news/<int:pk>/withdraw/", news.news_withdraw, name="news_withdraw"),
]

"""Those who look on take turns, so that whoever votes need not wait for them."""

from threading import Event, Semaphore, Thread

import pytest
from assembly.samples import voting
from django.http import HttpResponse
from django.urls import reverse

from accede.assembly.views.line import Line, in_line


def test_one_is_answered_at_a_time_some_wait_and_all_others_come_again():
    begun, go_on, answered, answers, at_once = Event(), Event(), Semaphore(0), [], []

    @Line(places=3)
    def view(_request):
        at_once.append("in")
        begun.set()
        assert go_on.wait(30)
        together = at_once.count("in") - at_once.count("out")
        at_once.append("out")
        return HttpResponse(str(together))

    def ask():
        answers.append(view(None))
        answered.release()

    first = Thread(target=ask)
    first.start()
    assert begun.wait(30)
    others = [Thread(target=ask) for _ in range(9)]
    for one in others:
        one.start()
    # Whoever finds no place is answered, while those who have one still wait: seven of nine.
    assert all(answered.acquire(timeout=30) for _ in range(7))
    refused = [one for one in answers if one.status_code == 503]
    assert len(refused) == 7
    assert {one["Retry-After"] for one in refused} == {"3"}
    go_on.set()
    for one in [first, *others]:
        one.join(30)
    assert [one.content for one in answers if one.status_code == 200] == [b"1"] * 3
    assert view(None).status_code == 200, "who was answered has left its place"


def test_nobody_in_the_line_begins_while_somebody_passes_it():
    line, passing, go_on, told = Line(places=8), Event(), Event(), []

    @line.past
    def voting(_request):
        passing.set()
        assert go_on.wait(30)
        told.append("voted")
        return HttpResponse()

    @line
    def looking_on(_request):
        told.append("looked on")
        return HttpResponse()

    threads = [Thread(target=voting, args=[None])]
    threads[0].start()
    assert passing.wait(30)
    threads.append(Thread(target=looking_on, args=[None]))
    threads[1].start()
    go_on.set()
    for one in threads:
        one.join(30)
    assert told == ["voted", "looked on"]


def test_who_passes_for_long_does_not_keep_the_line_waiting_for_ever(monkeypatch):
    monkeypatch.setattr("accede.assembly.views.line.PATIENCE", 0.01)
    line, passing, go_on = Line(places=8), Event(), Event()

    @line.past
    def stuck(_request):
        passing.set()
        assert go_on.wait(30)
        return HttpResponse()

    first = Thread(target=stuck, args=[None])
    first.start()
    assert passing.wait(30)
    assert line(lambda _request: HttpResponse())(None).status_code == 200
    go_on.set()
    first.join(30)


def test_a_view_that_fails_has_passed(monkeypatch):
    monkeypatch.setattr("accede.assembly.views.line.PATIENCE", 60)
    line = Line(places=8)

    @line.past
    def failing(_request):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        failing(None)
    assert line(lambda _request: HttpResponse())(None).status_code == 200


@pytest.mark.django_db
def test_for_whom_there_is_no_place_is_told_so_before_anything_looks_at_who_asks(client, django_assert_max_num_queries):
    item, (one,) = voting("BE")
    address = reverse("follow_live", args=[item.assembly.address]) + f"?of={one.organisation_id}"
    go_on, inside = Event(), Semaphore(0)

    @in_line
    def slow(_request):
        inside.release()
        assert go_on.wait(30)
        return HttpResponse()

    threads = [Thread(target=slow, args=[None]) for _ in range(2)]
    for each in threads:
        each.start()
    assert inside.acquire(timeout=30)
    try:
        while not in_line.is_full:
            assert threads[0].is_alive() or threads[1].is_alive()
        with django_assert_max_num_queries(4):
            answer = client.get(address, headers={"If-None-Match": '"another"'})
    finally:
        go_on.set()
        for each in threads:
            each.join(30)
    assert (answer.status_code, answer["Retry-After"]) == (503, "3")
    assert client.get(address, headers={"If-None-Match": '"another"'}).status_code == 302, "nobody has signed in"

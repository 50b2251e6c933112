"""Those who look on take turns, so that whoever votes need not wait for them."""

from threading import Event, Semaphore, Thread

from django.http import HttpResponse

from accede.assembly.views.line import Line


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

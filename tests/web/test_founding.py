"""A house that holds nothing is opened with a rulebook and its first person; or it stays as it was."""

from pathlib import Path
from shutil import copytree

import pytest

from accede.people.actions import mark_as_demo
from accede.people.models import Account, DemoMark
from accede.people.queries import is_demo, now
from accede.statutes.models import Edition, HouseTexts
from accede.web.cli.output import BadInput
from accede.web.demo import make
from accede.web.founding import SETUP, found

pytestmark = pytest.mark.django_db
RULEBOOKS = Path(__file__).resolve().parents[2] / "rulebooks"


def open_house(place, email="office@example.org", language="en"):
    found(place, email=email, name="Ada", language=language)


def test_a_house_has_a_rulebook_and_one_person_of_the_secretariat(capsys):
    open_house(RULEBOOKS / "eua", language="fr")
    account = Account.objects.get()
    held = account.mandates.get()
    assert (account.email, account.language) == ("office@example.org", "fr")
    assert (held.office, held.capacity) == ("secretariat", "secretariat")
    assert (Edition.objects.get().book.rulebook.association, DemoMark.objects.count()) == ("EUA", 0)
    assert capsys.readouterr().out.startswith("EUA has a house. `accede serve` opens it at ")


def test_the_editions_of_a_folder_are_loaded_with_what_lies_beside_them():
    open_house(RULEBOOKS / "ensie")
    assert HouseTexts.objects.get().content == (RULEBOOKS / "ensie" / "texts.toml").read_bytes()


def test_a_house_is_opened_once():
    open_house(RULEBOOKS / "eua")
    with pytest.raises(BadInput, match="open already"):
        open_house(RULEBOOKS / "eua", email="other@example.org")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"email": "office"}, "--email: office is not an e-mail address."),
        ({"language": "xx"}, "--lang: xx is not a language of the site; it may be en, fr."),
    ],
)
def test_what_does_not_fit_is_said_in_one_sentence_and_nothing_is_opened(changed, sentence):
    with pytest.raises(BadInput) as refused:
        open_house(RULEBOOKS / "eua", **changed)
    assert refused.value.args == (sentence,)
    assert Account.objects.count() == 0


def test_a_faulty_rulebook_is_refused_with_its_file_and_its_key(tmp_path):
    file = tmp_path / "2024-01-01.toml"
    file.write_text("[rulebook]\nassociation = 'X'\n")
    with pytest.raises(BadInput) as refused:
        open_house(file)
    assert str(refused.value.args[0]).startswith(f"{file}: ")
    assert (Account.objects.count(), Edition.objects.count()) == (0, 0)


def house_with(words, place):
    """Return a folder with a rulebook and these house texts."""
    copytree(RULEBOOKS / "eua", place, dirs_exist_ok=True)
    (place / "texts.toml").write_text(words)
    return place


def test_texts_that_could_not_be_sent_are_refused_before_anything_is_opened(tmp_path):
    with pytest.raises(BadInput) as refused:
        open_house(house_with('[letter.fee_called]\nsubject = "Pay {"\nbody = "{url}"\n', tmp_path))
    assert f"{tmp_path / 'texts.toml'}: letter.fee_called: nothing fills the place “{{”" in refused.value.args[0]
    assert (Account.objects.count(), Edition.objects.count()) == (0, 0)


def test_a_demo_of_an_unreadable_folder_leaves_the_demo_that_is_there(tmp_path):
    mark_as_demo(by=SETUP, at=now())
    with pytest.raises(BadInput, match=r"texts\.toml: this is not a TOML file"):
        make(house_with("[letter", tmp_path), again=True)
    assert is_demo()

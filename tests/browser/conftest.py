"""One Chromium for the tests of a file; each opens a page of its own in it."""

import pytest
from browser import shots


@pytest.fixture(scope="module")
def chromium():
    with shots.chromium() as browser:
        yield browser

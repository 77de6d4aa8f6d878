"""What is said of a folder before a PDF, which isn't encrypted, is put there."""

import pytest

from app.safety.location import Mount, Surroundings, classify
from ui.pages.share import whose_folder

HOME, WINDOWS_HOME = "/home/tess", r"C:\Users\tess"
UNENCRYPTED = "A PDF isn’t encrypted."


def around(**known):
    return Surroundings("linux", HOME, mounts=known.pop("mounts", [Mount("/", "ext4")]), **known)


def windows(**env):
    return Surroundings("win32", WINDOWS_HOME, env=env)


ASKED = {
    "a network drive": ("/srv/ward/tess", around(mounts=[Mount("/", "ext4"), Mount("/srv/ward", "nfs4")])),
    "a share of Windows": (r"\\ashdown\home\tess", windows()),
    "a roaming profile": (WINDOWS_HOME + r"\AppData\Roaming\x", windows(APPDATA=WINDOWS_HOME + r"\AppData\Roaming")),
    "an employer's cloud": (f"{HOME}/OneDrive - Ashdown NHS Trust/x", around()),
}
TITLES = {
    "a network drive": "That folder is on a network drive",
    "a share of Windows": "That folder is on a network drive",
    "a roaming profile": "That folder follows your account from computer to computer",
    "an employer's cloud": "That folder looks like your employer’s OneDrive",
}


@pytest.mark.parametrize("place", ASKED)
def test_where_others_can_read_it_that_is_asked_first(place):
    title, words = whose_folder.question(whose_folder.worth_asking(classify(*ASKED[place])))
    assert (title, words.startswith(UNENCRYPTED)) == (TITLES[place], True)


@pytest.mark.parametrize(
    ("path", "known"),
    [(f"{HOME}/Documents", around()), (f"{HOME}/Dropbox", around()), ("/media/tess/TESS", around())],
)
def test_a_folder_of_one_s_own_is_not_asked_about(path, known):
    assert whose_folder.worth_asking(classify(path, known)) is None


def test_a_cloud_of_one_s_own_is_told_of_afterwards():
    assert whose_folder.afterword(classify(f"{HOME}/Dropbox/x", around())) == (
        "Dropbox copies that folder to the cloud, and a PDF isn’t encrypted."
    )
    assert whose_folder.afterword(classify(f"{HOME}/Documents", around())) == ""

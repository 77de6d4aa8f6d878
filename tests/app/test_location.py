"""The table of places where a journal may be copied, shared or lost, case by case. Check 26."""

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.safety import surroundings
from app.safety.location import Case, Finding, Mount, Surroundings, Synced, classify
from app.safety.surroundings import Access

HOME = "/home/tess"
WIN_HOME = r"C:\Users\tess.okonjo"
MAC_HOME = "/Users/tess"


def linux(path, **around):
    around.setdefault("mounts", [Mount("/", "ext4")])
    return classify(path, Surroundings("linux", HOME, **around))


def windows(path, **around):
    return classify(path, Surroundings("win32", WIN_HOME, **around))


def mac(path, **around):
    return classify(path, Surroundings("darwin", MAC_HOME, **around))


def cases(findings):
    return [finding.case for finding in findings]


ONEDRIVE = {
    "OneDrive": rf"{WIN_HOME}\OneDrive - Ashdown NHS Trust",
    "OneDriveCommercial": rf"{WIN_HOME}\OneDrive - Ashdown NHS Trust",
    "OneDriveConsumer": rf"{WIN_HOME}\OneDrive",
}


# OneDrive


def test_the_employers_onedrive_is_named_with_its_account():
    found = windows(rf"{WIN_HOME}\OneDrive - Ashdown NHS Trust\Documents", env=ONEDRIVE)
    assert found == (Finding(Case.EMPLOYER_CLOUD, "OneDrive", "Ashdown NHS Trust"),)


@pytest.mark.parametrize("dash", ["-", "–"])
def test_the_employers_onedrive_is_known_by_its_name_alone(dash):
    found = windows(rf"{WIN_HOME}\OneDrive {dash} Northgate Deanery\Documents")
    assert found == (Finding(Case.EMPLOYER_CLOUD, "OneDrive", "Northgate Deanery"),)


def test_ones_own_onedrive_is_personal():
    assert windows(rf"{WIN_HOME}\OneDrive\Documents", env=ONEDRIVE) == (Finding(Case.PERSONAL_CLOUD, "OneDrive"),)


def test_onedrive_somewhere_else_is_found_by_the_environment_in_any_case():
    found = windows(r"d:\sync\mine\journal", env={"OneDriveConsumer": r"D:\Sync\Mine"})
    assert found == (Finding(Case.PERSONAL_CLOUD, "OneDrive"),)


def test_a_library_of_the_organisation_is_its_sharepoint():
    found = windows(rf"{WIN_HOME}\Ashdown NHS Trust\Library - Documents", env=ONEDRIVE)
    assert found == (Finding(Case.EMPLOYER_CLOUD, "SharePoint", "Ashdown NHS Trust"),)


def test_documents_moved_into_onedrive_lie_in_onedrive():
    """Known Folder Move: the path that Windows gives for Documents is then below OneDrive."""
    found = windows(rf"{WIN_HOME}\OneDrive\Documents\Journal", env={"OneDrive": rf"{WIN_HOME}\OneDrive"})
    assert cases(found) == [Case.PERSONAL_CLOUD]


@pytest.mark.parametrize("word", ["NHS", "Trust", "Hospital", "Health"])
def test_a_cloud_folder_with_a_word_of_an_employer_in_its_path_counts_as_the_employers(word):
    assert cases(linux(f"{HOME}/Dropbox/St Ann {word}/notes")) == [Case.EMPLOYER_CLOUD]


@pytest.mark.parametrize("word", ["NHSX", "Trustworthy", "Healthier", "entrusted"])
def test_a_longer_word_is_not_an_employer(word):
    assert cases(linux(f"{HOME}/Dropbox/{word}")) == [Case.PERSONAL_CLOUD]


def test_a_word_of_an_employer_outside_a_cloud_says_nothing():
    assert linux(f"{HOME}/NHS Trust/journal") == ()


# Other clients


def test_what_a_client_says_of_its_folder_comes_before_what_such_a_name_usually_means():
    found = linux(f"{HOME}/Dropbox/notes", synced=[Synced(f"{HOME}/Dropbox", "Dropbox", business=True)])
    assert cases(found) == [Case.EMPLOYER_CLOUD]


@pytest.mark.parametrize(
    ("name", "provider"),
    [
        ("Dropbox", "Dropbox"),
        ("Google Drive", "Google Drive"),
        ("Box", "Box"),
        ("Nextcloud", "Nextcloud"),
        ("MEGA", "MEGA"),
        ("pCloudDrive", "pCloud"),
    ],
)
def test_a_client_is_known_by_the_folder_it_usually_makes(name, provider):
    assert linux(f"{HOME}/{name}/journals") == (Finding(Case.PERSONAL_CLOUD, provider),)


@pytest.mark.parametrize(
    ("beside", "provider"),
    [
        (".dropbox.cache", "Dropbox"),
        (".tmp.driveupload", "Google Drive"),
        (".sync_1a2b3c.db", "Nextcloud"),
        ("._sync_1a2b3c.db", "Nextcloud"),
        (".stfolder", "Syncthing"),
    ],
)
def test_a_client_is_known_by_what_it_leaves_behind(beside, provider):
    assert linux("/data/sync/journals", beside=[".hidden", beside]) == (Finding(Case.PERSONAL_CLOUD, provider),)


def test_dropbox_is_believed_about_its_own_folder():
    assert cases(linux("/data/mine/j", synced=[Synced("/data/mine", "Dropbox")])) == [Case.PERSONAL_CLOUD]
    assert cases(linux("/data/team/j", synced=[Synced("/data/team", "Dropbox", True)])) == [Case.EMPLOYER_CLOUD]


def test_google_drive_has_a_disk_of_its_own_on_windows():
    assert windows(r"G:\My Drive\Journal") == (Finding(Case.PERSONAL_CLOUD, "Google Drive"),)
    assert cases(windows(r"G:\Shared drives\Team\Journal")) == [Case.EMPLOYER_CLOUD]


@pytest.mark.parametrize(
    ("path", "finding"),
    [
        ("Library/Mobile Documents/com~apple~CloudDocs/j", Finding(Case.PERSONAL_CLOUD, "iCloud")),
        ("Library/CloudStorage/Dropbox/j", Finding(Case.PERSONAL_CLOUD, "Dropbox")),
        ("Library/CloudStorage/GoogleDrive-tess@example.org/My Drive", Finding(Case.PERSONAL_CLOUD, "Google Drive")),
        ("Library/CloudStorage/OneDrive-Personal/j", Finding(Case.PERSONAL_CLOUD, "OneDrive")),
        (
            "Library/CloudStorage/OneDrive-AshdownNHSTrust/j",
            Finding(Case.EMPLOYER_CLOUD, "OneDrive", "AshdownNHSTrust"),
        ),
    ],
)
def test_a_mac_holds_its_clouds_in_the_library(path, finding):
    assert mac(f"{MAC_HOME}/{path}") == (finding,)


@pytest.mark.parametrize("name", ["com.apple.file-provider-domain-id", "com.apple.fileprovider.fpfs#P"])
def test_documents_kept_in_icloud_are_known_by_their_attribute(name):
    assert mac(f"{MAC_HOME}/Documents/j", xattrs=["com.apple.quarantine", name]) == (
        Finding(Case.PERSONAL_CLOUD, "iCloud"),
    )


@pytest.mark.parametrize("name", ["com.dropbox.attrs", "user.com.dropbox.attributes"])
def test_dropbox_is_known_by_its_attribute(name):
    assert linux("/data/j", xattrs=[name]) == (Finding(Case.PERSONAL_CLOUD, "Dropbox"),)


# Servers, sticks and places that do not last


@pytest.mark.parametrize(
    "path", [r"\\ward-server\home\tess", "//ward-server/home/tess", r"\\?\UNC\ward-server\home\tess"]
)
def test_a_share_is_a_network_drive(path):
    assert cases(windows(path)) == [Case.NETWORK]


def test_a_drive_letter_of_a_server_is_a_network_drive():
    assert cases(windows(r"H:\journals", drive="network")) == [Case.NETWORK]
    assert cases(windows(r"h:\journals", env={"HOMESHARE": r"\\srv\tess", "HOMEDRIVE": "H:"})) == [Case.NETWORK]
    assert windows(r"C:\journals", env={"HOMESHARE": r"\\srv\tess", "HOMEDRIVE": "H:"}) == ()


@pytest.mark.parametrize(
    "kind",
    [
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "davfs", "ceph", "glusterfs", "afs", "autofs",
        "fuse.sshfs", "fuse.rclone", "fuse.gvfsd-fuse",
    ],
)
def test_a_file_system_of_a_server_is_a_network_drive(kind):
    mounts = [Mount("/", "ext4"), Mount("/home/tess", kind)]
    assert cases(linux(f"{HOME}/journals", mounts=mounts)) == [Case.NETWORK]
    assert linux("/home/tessa/journals", mounts=mounts) == ()


def test_a_mount_that_covers_another_is_the_one_that_counts():
    mounts = [Mount("/", "ext4"), Mount("/srv", "autofs"), Mount("/srv", "ext4")]
    assert linux("/srv/journals", mounts=mounts) == ()


def test_the_roaming_profile_is_one():
    env = {"APPDATA": rf"{WIN_HOME}\AppData\Roaming", "LOCALAPPDATA": rf"{WIN_HOME}\AppData\Local"}
    assert cases(windows(rf"{WIN_HOME}\AppData\Roaming\Inglenook", env=env)) == [Case.ROAMING]
    assert windows(rf"{WIN_HOME}\AppData\Local\Inglenook", env=env) == ()


@pytest.mark.parametrize("kind", ["tmpfs", "ramfs", "overlay"])
def test_memory_does_not_last(kind):
    assert cases(linux("/live/journals", mounts=[Mount("/", "ext4"), Mount("/live", kind)])) == [Case.TEMPORARY]


def test_folders_for_passing_things_do_not_last():
    assert cases(linux("/tmp/journals")) == [Case.TEMPORARY]
    assert cases(windows(rf"{WIN_HOME}\Temp\j", env={"TEMP": rf"{WIN_HOME}\Temp"})) == [Case.TEMPORARY]


@pytest.mark.parametrize("kind", ["vfat", "exfat"])
def test_a_stick_is_removable_by_its_file_system(kind):
    mounts = [Mount("/", "ext4"), Mount("/mnt/stick", kind)]
    assert cases(linux("/mnt/stick/journals", mounts=mounts)) == [Case.REMOVABLE]


def test_a_stick_is_removable_by_its_place():
    assert cases(linux("/media/tess/TESS/journals")) == [Case.REMOVABLE]
    assert cases(mac("/Volumes/TESS/journals")) == [Case.REMOVABLE]
    assert cases(windows(r"E:\journals", drive="removable")) == [Case.REMOVABLE]


# What must not match, and what must not break


@pytest.mark.parametrize(
    "path",
    [rf"{WIN_HOME}\OneDriveNotes\j", rf"{WIN_HOME}\Documents", r"D:\Dropbox-old", rf"{WIN_HOME}\My OneDrive"],
)
def test_a_name_that_only_begins_alike_is_not_a_cloud(path):
    assert windows(path, env={"OneDrive": rf"{WIN_HOME}\OneDrive"}) == ()


@pytest.mark.parametrize("path", [f"{HOME}/Dropbox-old/j", f"{HOME}/work/Dropbox", f"{HOME}/Boxes", HOME, "/"])
def test_a_folder_without_a_mark_is_not_a_cloud(path):
    assert linux(path) == ()


def test_unset_and_empty_variables_match_nothing():
    names = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer", "APPDATA", "TEMP", "HOMESHARE", "HOMEDRIVE")
    assert windows(r"C:\journals", env=dict.fromkeys(names, "")) == ()
    assert windows(r"C:\journals", env={"OneDrive": "C:\\"}) == ()


@pytest.mark.parametrize("path", ["", ".", "journals", "C:journals", "\\", "//", "\udcff/x"])
@pytest.mark.parametrize("platform", ["linux", "win32", "darwin", "aix"])
def test_no_path_makes_it_raise_check_26(platform, path):
    assert isinstance(classify(path, Surroundings(platform, "", mounts=None)), tuple)


@settings(max_examples=60)
@given(
    st.text(max_size=40),
    st.sampled_from(["linux", "win32", "darwin"]),
    st.dictionaries(st.sampled_from(["OneDrive", "APPDATA", "TEMP", "HOMESHARE", "HOMEDRIVE"]), st.text(max_size=20)),
    st.lists(st.builds(Mount, st.text(max_size=10), st.text(max_size=6)), max_size=3),
)
def test_nothing_at_random_makes_it_raise_check_26(path, platform, env, mounts):
    assert isinstance(classify(path, Surroundings(platform, "/home/tess", env=env, mounts=mounts)), tuple)


def test_an_unreadable_list_of_disks_is_told_as_unknown():
    assert cases(linux(f"{HOME}/journals", mounts=None)) == [Case.UNKNOWN]


def test_only_what_others_hold_needs_a_tick():
    needing = {case for case in Case if Finding(case).needs_tick}
    assert needing == {Case.EMPLOYER_CLOUD, Case.NETWORK, Case.ROAMING}


# A real folder


def test_the_list_of_mounts_is_read_with_its_spaces():
    text = (
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        "35 22 0:31 / /media/tess/MY\\040STICK rw,nosuid shared:2 master:1 - vfat /dev/sdb1 rw\n"
        "nonsense\n"
    )
    assert surroundings.mounts_in(text) == [Mount("/", "ext4"), Mount("/media/tess/MY STICK", "vfat")]


def test_dropboxs_own_list_is_read_and_anything_else_is_not():
    text = '{"personal": {"path": "/d/me", "is_team": false}, "business": {"path": "/d/team", "is_team": true}}'
    assert surroundings.dropboxes_in(text) == [Synced("/d/me", "Dropbox"), Synced("/d/team", "Dropbox", True)]
    for wrong in ("", "[]", '{"personal": 3}', '{"personal": {}}', "[" * 100_000):
        assert surroundings.dropboxes_in(wrong) == []


def test_a_folder_that_is_not_there_yet_is_judged_by_the_one_above(tmp_path):
    checked = surroundings.look(tmp_path / "not" / "yet")
    assert checked.writable
    assert checked.access is Access.MINE
    assert checked.free_bytes and checked.free_bytes > 0
    assert list(tmp_path.iterdir()) == []


def test_a_place_inside_a_file_cannot_be_written_to(tmp_path):
    (tmp_path / "letter.txt").write_text("a file")
    assert not surroundings.look(tmp_path / "letter.txt" / "journals").writable


def test_a_link_into_a_synced_folder_is_followed(home):
    (home / "Dropbox" / "journals").mkdir(parents=True)
    (home / "mine").symlink_to(home / "Dropbox" / "journals")
    assert Finding(Case.PERSONAL_CLOUD, "Dropbox") in surroundings.look(home / "mine").findings


def test_a_mark_in_a_folder_above_counts(tmp_path):
    (tmp_path / ".stfolder").mkdir()
    (tmp_path / "a").mkdir()
    assert Finding(Case.PERSONAL_CLOUD, "Syncthing") in surroundings.look(tmp_path / "a" / "b").findings


def test_a_dropbox_of_any_name_is_found_by_its_settings(home, tmp_path):
    (home / ".dropbox").mkdir()
    (home / ".dropbox" / "info.json").write_text(f'{{"personal": {{"path": "{tmp_path}"}}}}')
    assert Finding(Case.PERSONAL_CLOUD, "Dropbox") in surroundings.look(tmp_path / "journals").findings


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no such bits")
def test_a_folder_where_everybody_may_write_is_shared(tmp_path):
    tmp_path.chmod(0o777)
    assert surroundings.look(tmp_path).access is Access.SHARED
    tmp_path.chmod(0o1777)  # with this bit they can't remove what is not theirs
    assert surroundings.look(tmp_path).access is Access.MINE


def test_a_relative_path_is_taken_from_where_we_are(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".stfolder").mkdir()
    assert Finding(Case.PERSONAL_CLOUD, "Syncthing") in surroundings.look(Path("journals")).findings


def test_what_a_cloud_copies_is_in_two_places_and_what_lies_on_one_disk_is_not(home):
    for name in ("Backups", "Dropbox"):
        (home / name).mkdir()
    alone = [surroundings.is_only_there(home / name, home) for name in ("Backups", "Dropbox", "gone")]
    assert alone == [True, False, False]

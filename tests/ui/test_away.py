"""The computer goes to sleep, the screen is locked: what each system tells, and that it is heard. Check 29."""

import os
import shutil
import subprocess
from ctypes import addressof, wintypes

import pytest
from PySide6.QtCore import QByteArray, QObject
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusUnixFileDescriptor, QDBusVariant, QDBusVirtualObject
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from ui.away import linux, mac, windows
from ui.away.linux import LOGIND, MANAGER, LinuxEar

SESSION = "_32"  # the second one


class Logind(QDBusVirtualObject):
    """Answers as logind does; what it was asked, and the other end of what it handed out."""

    def __init__(self, bus):
        super().__init__()
        self.bus, self.asked, self.waits = bus, [], []
        assert bus.registerService(LOGIND)
        assert bus.registerVirtualObject(MANAGER, self, QDBusConnection.VirtualObjectRegisterOption.SubPath)

    def introspect(self, path):
        return ""

    def handleMessage(self, message, connection):
        self.asked.append((message.member(), message.arguments()))
        if message.member() == "Inhibit":
            ours, theirs = os.pipe()
            self.waits.append(ours)
            connection.send(message.createReply(QDBusUnixFileDescriptor(theirs)))
            os.close(theirs)
        else:
            connection.send(message.createReply(QDBusVariant("2")))
        return True

    def tell(self, path, interface, name, *arguments):
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(list(arguments))
        assert self.bus.send(signal)

    def sleeps(self, begins):
        self.tell(MANAGER, f"{LOGIND}.Manager", "PrepareForSleep", begins)

    def sleep_is_free(self):
        """Nobody holds the other end any more."""
        os.set_blocking(self.waits[-1], False)
        try:
            return os.read(self.waits[-1], 1) == b""
        except BlockingIOError:
            return False


@pytest.fixture
def daemon():
    """The address of a bus of its own."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon")
    command = ["dbus-daemon", "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield process.stdout.readline().strip()
        process.terminate()


@pytest.fixture
def logind(qapp, daemon):
    served = Logind(QDBusConnection.connectToBus(daemon, "logind"))
    yield served
    for one in served.waits:
        os.close(one)
    served.bus.unregisterObject(MANAGER)
    QDBusConnection.disconnectFromBus("logind")


@pytest.fixture
def ear(qtbot, daemon, logind):
    bus = QDBusConnection.connectToBus(daemon, "ear")
    parent = QObject()
    ear = LinuxEar(bus, bus, parent)
    qtbot.waitUntil(lambda: ear._moment != -1 and len(logind.asked) == 2)
    yield ear
    ear._let_sleep()
    parent.deleteLater()
    QDBusConnection.disconnectFromBus("ear")


def test_sleep_is_heard_before_it_comes(qtbot, ear, logind):
    with qtbot.waitSignal(ear.left):
        logind.sleeps(True)


def test_sleep_waits_until_the_journal_is_shut_and_no_longer(qtbot, ear, logind):
    waited = []
    ear.left.connect(lambda: waited.append(not logind.sleep_is_free()))
    logind.sleeps(True)
    qtbot.waitUntil(logind.sleep_is_free)
    assert waited == [True]


def test_the_next_sleep_waits_too(qtbot, ear, logind):
    logind.sleeps(True)
    qtbot.waitUntil(logind.sleep_is_free)
    with qtbot.assertNotEmitted(ear.left):
        logind.sleeps(False)
        qtbot.waitUntil(lambda: len(logind.waits) == 2)
    assert not logind.sleep_is_free()


def test_logind_is_told_what_the_moment_is_for(ear, logind):
    assert ("Inhibit", ["sleep", "Inglenook", "Shutting the journal", "delay"]) in logind.asked


def test_the_lock_of_the_own_session_is_heard(qtbot, ear, logind):
    with qtbot.waitSignal(ear.left):
        logind.tell(f"{MANAGER}/session/{SESSION}", f"{LOGIND}.Session", "Lock")


def test_the_lock_of_somebody_else_s_session_is_none_of_ours(qtbot, ear, logind):
    with qtbot.assertNotEmitted(ear.left):
        logind.tell(f"{MANAGER}/session/_33", f"{LOGIND}.Session", "Lock")
        asked = len(logind.asked)
        ear._ask_for_own_session()  # its answer comes after what was told before
        qtbot.waitUntil(lambda: len(logind.asked) > asked)


@pytest.mark.parametrize(("name", "path"), linux.SCREEN_SAVERS)
def test_a_screen_saver_that_begins_is_heard_and_one_that_ends_is_not(qtbot, ear, logind, name, path):
    assert logind.bus.registerService(name)
    heard = QSignalSpy(ear.left)
    logind.tell(path, name, "ActiveChanged", False)
    with qtbot.waitSignal(ear.left):
        logind.tell(path, name, "ActiveChanged", True)
    assert heard.count() == 1


def test_without_any_bus_nothing_is_heard_and_nothing_breaks(qtbot, daemon):
    nowhere = QDBusConnection("there is none")
    parent = QObject()
    assert LinuxEar(nowhere, nowhere, parent)._moment == -1


def test_a_bus_without_logind_breaks_nothing(qtbot, daemon):
    bus, parent = QDBusConnection.connectToBus(daemon, "lonely"), QObject()
    ear = LinuxEar(bus, bus, parent)
    qtbot.waitUntil(lambda: not [one for one in ear.children() if isinstance(one, linux.QDBusPendingCallWatcher)])
    assert ear._moment == -1
    QDBusConnection.disconnectFromBus("lonely")


@pytest.mark.parametrize(("name", "label"), [("2", "_32"), ("c1", "c1"), ("12", "_312"), ("c-1", "c_2d1")])
def test_a_session_is_named_in_paths_as_systemd_does(name, label):
    assert linux.session_label(name) == label


# Windows


@pytest.fixture
def windows_ear(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    yield windows.WindowsEar(window)


def said(ear, number, what):
    """As Qt hands a message of Windows on."""
    message = wintypes.MSG(message=number, wParam=what)
    return ear._filter.nativeEventFilter(QByteArray(b"windows_generic_MSG"), addressof(message))


@pytest.mark.parametrize(("number", "what"), [(0x02B1, 7), (0x0218, 4)], ids=["the session is locked", "sleep"])
def test_windows_messages_of_leaving_are_heard_and_go_on(windows_ear, number, what):
    heard = QSignalSpy(windows_ear.left)
    assert (said(windows_ear, number, what), heard.count()) == ((False, 0), 1)


@pytest.mark.parametrize(("number", "what"), [(0x02B1, 8), (0x0218, 7), (0x0100, 7)])
def test_other_messages_of_windows_are_not(windows_ear, number, what):
    heard = QSignalSpy(windows_ear.left)
    said(windows_ear, number, what)
    assert heard.count() == 0


# macOS


class Foundation:
    """Notes what it is asked for, as the system's own library would get it."""

    def __init__(self):
        def center(): return 1
        def string(_allocator, name, _coding): return name
        def add(*arguments): self.added = arguments
        self.CFNotificationCenterGetDistributedCenter = center
        self.CFStringCreateWithCString = string
        self.CFNotificationCenterAddObserver = add


def test_the_mac_s_notification_of_the_lock_is_heard(qapp):
    foundation, parent = Foundation(), QObject()
    ear = mac.MacEar(parent, foundation)
    heard = QSignalSpy(ear.left)
    center, _, callback, name, _, at_once = foundation.added
    callback(center, None, None, None, None)
    assert (name, at_once, heard.count()) == (b"com.apple.screenIsLocked", 4, 1)

"""What every server of the lab needs: a folder, free ports, an unprivileged user, and to be waited for."""
import grp
import os
import pathlib
import pwd
import shutil
import socket
import subprocess
import time

HERE = pathlib.Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent


class Missing(Exception):
    """A program that the lab needs isn't installed: the message says which and how to get it."""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def program(name, package, *places):
    found = shutil.which(name, path=os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin")
    for place in places:
        if os.access(place, os.X_OK):
            return str(place)
    if not found:
        raise Missing(f"{name} is not installed: apt-get install {package}")
    return found


def unprivileged():
    """(user, group) that servers run as: ourselves, or nobody if we are root."""
    if os.geteuid() == 0:
        user = pwd.getpwnam("nobody")
    else:
        user = pwd.getpwuid(os.geteuid())
    return user.pw_name, grp.getgrgid(user.pw_gid).gr_name


def run_as(user):
    """What Popen needs to run a server as this user."""
    if os.geteuid() != 0:
        return {}
    known = pwd.getpwnam(user)
    return {"user": known.pw_uid, "group": known.pw_gid, "extra_groups": []}


def give_to(user, path):
    if os.geteuid() == 0:
        subprocess.run(["chown", "-R", user, str(path)], check=True)


def filled(template, target, **values):
    text = (HERE / template).read_text()
    for name, value in values.items():
        text = text.replace(f"@{name}@", str(value))
    target.write_text(text)
    return target


def wait_for_greeting(port, what, process, log, seconds=20):
    """Until the server says its first word on this port."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1) as probe:
                if probe.recv(1):
                    return
        except OSError:
            time.sleep(0.02)
    said = log.read_text(errors="replace")[-2000:] if log.exists() else "(no log)"
    raise RuntimeError(f"{what} did not start on port {port}:\n{said}")


def stop(process):
    if process and process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

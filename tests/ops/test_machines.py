"""`make run` where nothing is prepared: as another user than root, and on a bare Debian 12."""

import os
import pwd
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ops.stand import LONG, Stand, clone, until

pytestmark = [pytest.mark.heavy, pytest.mark.skipif(os.geteuid() != 0, reason="only root makes users and machines")]
TRUST = ("PIP_CERT", "SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE")


@pytest.fixture
def top() -> Iterator[Path]:
    """A folder that other users can enter."""
    folder = Path(tempfile.mkdtemp(prefix="portal-"))
    folder.chmod(0o755)
    yield folder
    unmount(folder)
    shutil.rmtree(folder)


def unmount(folder: Path) -> None:
    """Take away what was mounted below; a folder with a mount left must not be removed."""
    points = [line.split()[1] for line in Path("/proc/mounts").read_text().splitlines()]
    for point in sorted((point for point in points if point.startswith(f"{folder}/")), reverse=True):
        subprocess.run(["umount", "--lazy", point], check=True)


def python_for_everybody() -> str:
    """A Python that a user without rights can start and make environments with."""
    nobody = pwd.getpwnam("nobody")
    for path in (sys._base_executable, "/usr/bin/python3"):  # type: ignore[attr-defined]
        try:
            done = subprocess.run(
                [path, "-c", "import ensurepip"], user=nobody.pw_uid, group=nobody.pw_gid, cwd="/", capture_output=True
            )
        except PermissionError:
            continue
        if done.returncode == 0:
            return str(path)
    raise AssertionError("No Python with venv that another user can start.")


def test_another_user_than_root_starts_from_nothing(top: Path) -> None:
    nobody = pwd.getpwnam("nobody")
    home = top / "home"
    home.mkdir()
    stand = Stand(
        clone(home / LONG),
        prefix=("setpriv", f"--reuid={nobody.pw_uid}", f"--regid={nobody.pw_gid}", "--clear-groups"),
        env={"PYTHON": python_for_everybody(), "HOME": str(home)},
    )
    subprocess.run(["chown", "-R", f"{nobody.pw_uid}:{nobody.pw_gid}", str(home)], check=True)
    said = stand.start(700)
    try:
        assert "Installing the Python packages" in said
        assert stand.status("/readyz") == 200
    finally:
        stand.interrupt()
    assert stand.processes() == {}


class Bare(Stand):
    """A stand in another root folder: only the machine's network is passed in."""

    @property
    def root(self) -> Path:
        return Path(self.prefix[1])

    @property
    def command(self) -> list[str]:
        inside = "/" / self.folder.relative_to(self.root)
        return [*self.prefix, "sh", "-c", f"cd {shlex.quote(str(inside))} && exec make run"]

    @property
    def environment(self) -> dict[str, str]:
        return {**network(), "PORT": str(self.port)}

    def _is_ours(self, pid: int) -> bool:
        try:
            return Path(f"/proc/{pid}/root").readlink() == self.root
        except OSError:
            return False


def test_a_bare_debian_without_postgresql_starts_from_nothing(top: Path) -> None:
    root = debian(top / "debian")
    stand = Bare(clone(root / "srv" / LONG), prefix=("chroot", str(root)))
    said = stand.start(900)
    try:
        assert "Installing system packages" in said
        assert "(wheel)" in said
        assert stand.status("/readyz") == 200
    finally:
        stand.interrupt()
    until(lambda: stand.processes() == {}, 20, "nothing is left")


def debian(root: Path) -> Path:
    """A new Debian 12 with make, python3 and ca-certificates; its network is this machine's."""
    command = ["debootstrap", "--variant=minbase", "bookworm", str(root), mirror()]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    for name in ("proc", "dev/pts"):
        subprocess.run(["mount", "--bind", f"/{name}", str(root / name)], check=True)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=1777", "tmpfs", str(root / "dev/shm")], check=True)
    lend_network(root)
    apt = "apt-get update -qq && apt-get install -y -qq --no-install-recommends make python3 ca-certificates"
    done = subprocess.run(["chroot", str(root), "sh", "-c", apt], capture_output=True, text=True, env=network())
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]
    lend_network(root)
    assert subprocess.run(["chroot", str(root), "sh", "-c", "command -v postgres"]).returncode != 0
    return root


def mirror() -> str:
    """Where this machine's own apt takes Debian 12 from."""
    listed = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(CODENAME) $(COMPONENT) $(REPO_URI)", "Created-By: Packages"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    found = [line.split()[2] for line in listed.splitlines() if line.startswith("bookworm main ")]
    assert found, "apt on this machine has no source for Debian 12 (bookworm main)"
    return found[0]


def lend_network(root: Path) -> None:
    """Names, certificates and the settings of apt and pip, as this machine has them."""
    for name in ("etc/resolv.conf", "etc/hosts", "etc/pip.conf", "etc/ssl/certs/ca-certificates.crt"):
        if Path("/", name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(Path("/", name).resolve(), root / name)
    for name in Path("/etc/apt/apt.conf.d").glob("*proxy*"):
        shutil.copy(name, root / str(name).lstrip("/"))


def network() -> dict[str, str]:
    """Root's plain environment with this machine's way to the network."""
    wanted = {name: value for name, value in os.environ.items() if name in TRUST or name.lower().endswith("_proxy")}
    pip = {name: value for name, value in os.environ.items() if name.startswith("PIP_") and name != "PIP_FIND_LINKS"}
    return {**pip, **wanted, "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root"}

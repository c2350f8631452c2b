# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""A home folder of its own for one test, with real servers configured, and the ways into the built
program: its command line, its stdio door and its HTTP door.

Run as a program, it makes a workspace and runs a command in it: workspace.py DOOR COMMAND…
"""

import contextlib
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
PARTS = pathlib.Path(os.environ.get("MCPRT_PARTS_DIR", HERE.parents[2] / "build" / "parts"))
BIN = pathlib.Path(os.environ.get("MCPRT_BIN_DIR", HERE.parents[2] / "build" / "dev" / "bin"))
PROGRAM = BIN / "mcp-runtime"
if (PARTS / "bin").is_dir():  # a newer Node.js than the system's, see fetch_parts.sh
    os.environ["PATH"] = f"{PARTS / 'bin'}{os.pathsep}{os.environ['PATH']}"
NODE = shutil.which("node") or "node"
TOKEN = "t0ken-of-the-integration-tests-0123456789abcdef"
SANITIZED = "asan" in BIN.parts


def node_server(name: str, *arguments: str) -> dict:
    script = PARTS / "node_modules" / "@modelcontextprotocol" / f"server-{name}" / "dist" / "index.js"
    return {"command": NODE, "args": [str(script), *arguments]}


def python_server(name: str, *arguments: str) -> dict:
    return {"command": str(PARTS / "python" / "bin" / f"mcp-server-{name}"), "args": list(arguments)}


def scripted_server(*arguments: str) -> dict:
    """The server of ours that misbehaves as its arguments say."""
    return {"command": sys.executable, "args": [str(HERE / "scripted_server.py"), *arguments]}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def require_parts() -> None:
    if not (PARTS / "fetched").exists():
        sys.exit(f"no real servers and clients in {PARTS}: run `make setup-test`, or `make test`")
    if not PROGRAM.exists():
        sys.exit(f"{PROGRAM} has not been built")


class Process:
    """A child process whose stderr goes to a file; ended on close()."""

    def __init__(self, command: list[str], log: pathlib.Path, environment: dict, **options):
        self.log = log
        with log.open("wb") as sink:
            self.popen = subprocess.Popen(command, stdout=sink, stderr=sink,
                                          stdin=subprocess.DEVNULL, env=environment, **options)

    def output(self) -> str:
        return self.log.read_text(errors="replace")

    def wait_for(self, pattern: str, seconds: float = 30) -> re.Match:
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            match = re.search(pattern, self.output())
            if match:
                return match
            if self.popen.poll() is not None:
                break
            time.sleep(0.02)
        raise AssertionError(f"{self.popen.args} never said {pattern!r} (exit code "
                             f"{self.popen.poll()}); it said:\n{self.output()[-3000:]}")

    def close(self, seconds: float = 20) -> int:
        if self.popen.poll() is None:
            self.popen.terminate()
        try:
            return self.popen.wait(seconds)
        except subprocess.TimeoutExpired:
            self.popen.kill()
            self.popen.wait()
            raise AssertionError(f"{self.popen.args} did not stop; it said:\n"
                                 f"{self.output()[-3000:]}") from None


class Workspace:
    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.home = folder / "home"
        self.files = folder / "files"
        self.repository = folder / "repository"
        for path in (self.home, self.files):
            path.mkdir()
        self.config = folder / "mcp.json"
        self.processes: list[Process] = []
        self.settings: dict[str, str] = {}

    # -- what is in it ---------------------------------------------------------------------------

    def environment(self) -> dict:
        """Nothing of the user who runs the test: no settings, no servers, no keyring."""
        kept = {key: os.environ[key] for key in ("PATH", "LANG", "LC_ALL", "ASAN_OPTIONS",
                                                 "UBSAN_OPTIONS", "LSAN_OPTIONS") if key in os.environ}
        return {"LANG": "C.UTF-8", **kept, "HOME": str(self.home), "ACCESS_TOKEN": TOKEN,
                **self.settings}

    def write_config(self, servers: dict) -> None:
        self.config.write_text(json.dumps({"mcpServers": servers}, indent=2))

    def make_repository(self) -> None:
        """A git repository with two commits."""
        self.repository.mkdir()
        identity = {"GIT_AUTHOR_NAME": "Ada", "GIT_AUTHOR_EMAIL": "ada@example.com",
                    "GIT_COMMITTER_NAME": "Ada", "GIT_COMMITTER_EMAIL": "ada@example.com",
                    "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(self.home), "PATH": os.environ["PATH"]}
        def git(*arguments):
            subprocess.run(["git", *arguments], cwd=self.repository, env=identity, check=True,
                           stdout=subprocess.DEVNULL)
        git("init", "-q", "-b", "main")
        for number, subject in enumerate(("Plant the seed", "Water the plant")):
            (self.repository / f"note{number}.txt").write_text(subject + "\n")
            git("add", ".")
            git("commit", "-q", "-m", subject)

    def real_servers(self) -> dict:
        """The five real servers over stdio, and server-everything over HTTP as well."""
        self.make_repository()
        return {
            "everything": node_server("everything"),
            "files": node_server("filesystem", str(self.files)),
            "memory": node_server("memory") | {"env": {"MEMORY_FILE_PATH": str(self.folder / "memory.json")}},
            "git": python_server("git", "--repository", str(self.repository)),
            "time": python_server("time"),
            "remote": {"url": self.start_remote_everything()},
        }

    def start_remote_everything(self) -> str:
        port = free_port()
        script = node_server("everything")["args"][0]
        server = Process([NODE, script, "streamableHttp"], self.folder / "remote.log",
                         {"PATH": os.environ["PATH"], "HOME": str(self.home), "PORT": str(port)})
        self.processes.append(server)
        server.wait_for(r"listening on port")
        return f"http://127.0.0.1:{port}/mcp"

    # -- ways into the program -------------------------------------------------------------------

    def arguments(self, *arguments: str) -> list[str]:
        return [str(PROGRAM), "--config", str(self.config), *arguments]

    def cli(self, *arguments: str, seconds: float = 120) -> subprocess.CompletedProcess:
        return subprocess.run(self.arguments(*arguments), env=self.environment(), text=True,
                              capture_output=True, stdin=subprocess.DEVNULL, timeout=seconds,
                              check=False)

    def cli_data(self, *arguments: str):
        """The `data` of a --json command that must succeed."""
        done = self.cli(*arguments, "--json")
        if done.returncode != 0:
            raise AssertionError(f"{arguments} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
        return json.loads(done.stdout)["data"]

    def start_http(self, *arguments: str) -> tuple[Process, str]:
        """`serve` over HTTP on a port of its own choice: the process and its /mcp address."""
        command = self.arguments("serve", "--transport", "streamable-http", "--port", "0", *arguments)
        server = Process(command, self.folder / f"serve{len(self.processes)}.log", self.environment())
        self.processes.append(server)
        address = server.wait_for(r"http://127\.0\.0\.1:\d+/mcp").group(0)
        return server, address

    def close(self) -> None:
        for process in reversed(self.processes):
            process.close()


@contextlib.contextmanager
def workspace():
    require_parts()
    with tempfile.TemporaryDirectory(prefix="mcprt-", ignore_cleanup_errors=True) as folder:
        space = Workspace(pathlib.Path(folder))
        try:
            yield space
        finally:
            space.close()


def descendants(pid: int) -> list[int]:
    """Every process below \a pid that is alive now."""
    children: dict[int, list[int]] = {}
    for entry in pathlib.Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        with contextlib.suppress(OSError):
            fields = (entry / "stat").read_text().rpartition(")")[2].split()
            if fields[0] != "Z":
                children.setdefault(int(fields[1]), []).append(int(entry.name))
    found, todo = [], [pid]
    while todo:
        below = children.get(todo.pop(), [])
        found += below
        todo += below
    return found


def is_alive(pid: int) -> bool:
    try:
        state = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def wait_until(condition, seconds: float, what: str) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"not within {seconds} s: {what}")
        time.sleep(0.02)


def main() -> int:
    """Runs a client written in another language in a workspace with the real servers."""
    door, *command = sys.argv[1:]
    with workspace() as space:
        space.write_config(space.real_servers())
        indexed = space.cli("index")
        if indexed.returncode != 0:
            sys.exit(f"index ended with {indexed.returncode}:\n{indexed.stdout}\n{indexed.stderr}")
        environment = space.environment() | {
            "MCPRT_PARTS_DIR": str(PARTS), "MCPRT_DOOR": door, "MCPRT_TOKEN": TOKEN,
            "MCPRT_FILES": str(space.files), "MCPRT_REPOSITORY": str(space.repository),
            "MCPRT_COMMAND": json.dumps(space.arguments("serve")),
        }
        if door == "http":
            environment["MCPRT_URL"] = space.start_http()[1]
        return subprocess.run(command, env=environment, check=False, timeout=240).returncode


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sys.exit(main())

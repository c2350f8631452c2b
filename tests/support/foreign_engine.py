# SPDX-FileCopyrightText: 2026 MCP Runtime contributors
# SPDX-License-Identifier: MIT
"""Pretends to be the engine in the current folder, but as another user (needs root): holds the
lock, listens at the socket and says how many bytes each caller sent before it went."""

import fcntl
import os
import socket

lock = open("lock", "w")
fcntl.flock(lock, fcntl.LOCK_EX)
os.unlink("control")
listener = socket.socket(socket.AF_UNIX)
listener.bind("control")
os.setuid(65534)
listener.listen()  # whoever listens is who the peer sees
print("ready", flush=True)
while True:
    caller, _ = listener.accept()
    caller.settimeout(2)
    try:
        print(len(caller.recv(1000)), flush=True)
    except (TimeoutError, ConnectionError):
        print(0, flush=True)

#!/usr/bin/env python3
"""Runs an SSH session's command and writes down when the machine was busy for it.

sshd calls it in place of every command (``command=`` in authorized_keys). Bytes pass through unchanged. One line per stretch of work is
appended to the log named by the first argument: its first and its last moment. A command that was given no input after its start is busy
from its start to its end; a shell that is kept open is busy from each request's arrival to the last byte of its answer.
"""
import os
import select
import subprocess
import sys
import time


def stretches(process):
    """Yields (first, last) for each stretch of work of a process whose streams are passed through."""
    pipes = {0: process.stdin.fileno(), process.stdout.fileno(): 1, process.stderr.fileno(): 2}
    first = last = time.monotonic()
    answered = asked = False
    while any(source != 0 for source in pipes):
        for source in select.select(list(pipes), [], [])[0]:
            data = read(source)
            if source == 0 and data:
                # A request that follows an answer begins a new stretch.
                if answered:
                    yield first, last
                first, asked, answered = time.monotonic(), True, False
            elif source != 0:
                last, answered = time.monotonic(), True
            if data:
                write_all(pipes[source], data)
            else:
                close(pipes.pop(source))
    process.wait()
    # A shell that is kept open idles before it ends; a command that was asked nothing works until then.
    yield first, last if asked else time.monotonic()


def read(source):
    try:
        return os.read(source, 65536)
    except OSError:
        # The end of a terminal.
        return b""


def close(destination):
    if destination > 2:
        os.close(destination)


def write_all(destination, data):
    try:
        while data:
            data = data[os.write(destination, data):]
    except BrokenPipeError:
        pass


def main():
    command = os.environ.get("SSH_ORIGINAL_COMMAND", os.environ.get("SHELL", "/bin/sh"))
    process = subprocess.Popen(["/bin/sh", "-c", command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0)
    with open(sys.argv[1], "a", buffering=1) as log:
        for first, last in stretches(process):
            log.write(f"{first:.6f} {last:.6f}\n")
    return process.returncode


if __name__ == "__main__":
    sys.exit(main())

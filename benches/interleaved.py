#!/usr/bin/env python3
"""Runs several commands in turn and prints the medians of each one's CPU time and of its wall time, in milliseconds.

usage: interleaved.py ROUNDS PREPARE COMMAND...

PREPARE runs before each command and is not measured. CPU time is user and system time of the command and its children. Every
round runs each command once, so that a disturbance of the machine affects all of them.

A command that fails ends the measurement. Our own program may end with 7, "not finished"; of curl that is a failure.
"""
import os
import shlex
import statistics
import subprocess
import sys
import time

WARM_UP = 3


def measured(command):
    words = shlex.split(command)
    successes = (0, 7) if os.path.basename(words[0]) == "zhengxin" else (0,)
    began = time.perf_counter()
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = 0  # wait4 has already waited for the child
    if os.waitstatus_to_exitcode(status) not in successes:
        sys.exit(f"failed: {command}")
    return 1000 * (usage.ru_utime + usage.ru_stime), 1000 * (time.perf_counter() - began)


rounds, prepare, commands = int(sys.argv[1]), shlex.split(sys.argv[2]), sys.argv[3:]
times = [[] for _ in commands]
for count in range(rounds + WARM_UP):
    for command, own in zip(commands, times):
        subprocess.run(prepare, check=True)
        own.append(measured(command))
for own in times:
    print(*(f"{statistics.median(column):.3f}" for column in zip(*own[WARM_UP:])))

#!/usr/bin/env python3
"""Writes the licences of the crates inside the program: packaging/notices.py FILE [TARGET]

Most licences require that their text is distributed with the program. The crates are those that the program links for its
target; crates used only for building or testing are left out. Equal texts are written once, below the crates that they belong to.
"""

import json
import pathlib
import re
import subprocess
import sys

LICENCE_FILE = re.compile(r"(un)?licen[cs]e|copying|notice|copyright", re.IGNORECASE)


def metadata(target):
    """Cargo's metadata of the crates for the target."""
    command = ["cargo", "metadata", "--locked", "--format-version", "1", "--filter-platform", target]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def host():
    """The target for which Cargo builds by default."""
    lines = subprocess.run(["rustc", "-vV"], check=True, capture_output=True, text=True).stdout.splitlines()
    return next(line.removeprefix("host: ") for line in lines if line.startswith("host: "))


def linked(known):
    """The ids of the crates that the program links."""
    nodes = {node["id"]: node for node in known["resolve"]["nodes"]}
    macros = {
        package["id"]
        for package in known["packages"]
        if any("proc-macro" in target["kind"] for target in package["targets"])
    }
    found, waiting = set(), [known["resolve"]["root"]]
    while waiting:
        node = waiting.pop()
        if node in found or node in macros:
            continue
        found.add(node)
        for dep in nodes[node]["deps"]:
            if any(kind["kind"] is None for kind in dep["dep_kinds"]):
                waiting.append(dep["pkg"])
    return found - {known["resolve"]["root"]}


def texts(package):
    """The texts of a crate's licences."""
    folder = pathlib.Path(package["manifest_path"]).parent
    files = sorted(path for path in folder.iterdir() if path.is_file() and LICENCE_FILE.match(path.name))
    return [path.read_text(encoding="utf-8", errors="replace").strip() for path in files]


def main():
    """Writes the file, and names the crates that have no licence text."""
    out = pathlib.Path(sys.argv[1])
    target = sys.argv[2] if len(sys.argv) > 2 else host()
    known = metadata(target)
    ids = linked(known)
    packages = sorted((p for p in known["packages"] if p["id"] in ids), key=lambda p: (p["name"], p["version"]))
    crates_of = {}
    for package in packages:
        name = f"{package['name']} {package['version']} ({package['license'] or 'see its text'})"
        for text in texts(package) or ["The crate brings no text of its licence."]:
            # Copies of one licence differ in their line breaks.
            crates_of.setdefault(" ".join(text.split()), (text, []))[1].append(name)
    parts = [f"zhengxin links these {len(packages)} crates. Their licences follow."]
    parts += ["\n".join(names) + "\n\n" + text for text, names in crates_of.values()]
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(f"\n\n{'=' * 78}\n\n".join(parts) + "\n", encoding="utf-8")


main()

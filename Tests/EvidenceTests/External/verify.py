"""Checks every inclusion proof of an unpacked bundle from the text of RFC 9162, section 2.1.3.2, with Python's hashlib alone.

Usage: verify.py FOLDER. Prints the count of proofs that hold, and exits 1 at the first that does not.
"""

import base64
import hashlib
import pathlib
import sys


def root_from(leaf, index, size, path):
    """The root to which the path leads."""
    if index >= size:
        raise ValueError("the index is beyond the tree")
    place, last, hash_ = index, size - 1, leaf
    for node in path:
        if last == 0:
            raise ValueError("the path is too long")
        if place & 1 or place == last:
            hash_ = hashlib.sha256(b"\x01" + node + hash_).digest()
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            hash_ = hashlib.sha256(b"\x01" + hash_ + node).digest()
        place >>= 1
        last >>= 1
    if last:
        raise ValueError("the path is too short")
    return hash_


def check(folder, entry, proof):
    head, note = (folder / proof).read_bytes().split(b"\n\n", 1)
    checkpoint = (folder / "checkpoint").read_bytes()
    if note != checkpoint:
        raise ValueError("it is for another checkpoint")
    lines = head.decode().split("\n")
    if lines[0] != "c2sp.org/tlog-proof@v1" or not lines[1].startswith("index "):
        raise ValueError("it is malformed")
    size, root = checkpoint.decode().split("\n")[1:3]
    leaf = hashlib.sha256(b"\x00" + (folder / entry).read_bytes()).digest()
    path = [base64.b64decode(line, validate=True) for line in lines[2:]]
    if root_from(leaf, int(lines[1][6:]), int(size), path) != base64.b64decode(root):
        raise ValueError("it leads to another root")


def main(folder):
    pairs = [(f"entries/{p.name}", f"proofs/{p.stem}.tlog-proof") for p in sorted((folder / "entries").iterdir())]
    for entry in sorted((folder / "references").glob("*-entry.json")):
        pairs.append((f"references/{entry.name}", f"references/{entry.name[:6]}.tlog-proof"))
    pairs.append(("heads/notary.json", "heads/notary.tlog-proof"))
    for entry, proof in pairs:
        try:
            check(folder, entry, proof)
        except ValueError as fault:
            sys.exit(f"{proof}: {fault}")
    print(f"{len(pairs)} proofs hold")


main(pathlib.Path(sys.argv[1]))

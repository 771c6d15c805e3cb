"""按规则批量重命名，先看后改，可以撤销。
用法：python3 rename.py 文件夹 '正则' '替换' [--do]；撤销：python3 rename.py --undo rename-log.json"""
import json
import pathlib
import re
import sys


def plan(folder, pattern, replacement):
    moves = [(p, p.with_name(re.sub(pattern, replacement, p.name))) for p in sorted(folder.iterdir()) if p.is_file()]
    moves = [(a, b) for a, b in moves if a != b]
    targets = [b for _, b in moves]
    if len(set(targets)) != len(targets) or any(b.exists() for b in targets):
        sys.exit("有重名，什么都没有改")
    return moves


def apply(moves):
    pathlib.Path("rename-log.json").write_text(json.dumps([[str(a), str(b)] for a, b in moves], ensure_ascii=False))
    for a, b in moves:
        a.rename(b)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--undo"]:
        for a, b in reversed(json.loads(pathlib.Path(sys.argv[2]).read_text())):
            pathlib.Path(b).rename(a)
    elif len(sys.argv) >= 4:
        moves = plan(pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3])
        for a, b in moves:
            print(f"{a.name} -> {b.name}")
        if "--do" in sys.argv:
            apply(moves)
    else:
        sys.exit(__doc__)

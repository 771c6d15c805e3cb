"""静态博客生成器：posts/*.md 变成 site/*.html。运行：python3 blog.py"""
import html
import pathlib
import re

STYLE = "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:17px/1.8 system-ui,sans-serif}"


def inline(text):
    text = html.escape(text)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r"`(.+?)`", r"<code>\1</code>", text)
    return re.sub(r"\[(.+?)\]\((https?://[^\s)]+)\)", r'<a href="\2">\1</a>', text)


def body(markdown):
    parts = []
    for block in re.split(r"\n\s*\n", markdown.strip()):
        if match := re.match(r"(#{1,3}) (.+)", block):
            level = len(match[1])
            parts.append(f"<h{level}>{inline(match[2])}</h{level}>")
        elif block.startswith("- "):
            parts.append("<ul>" + "".join(f"<li>{inline(line[2:])}" for line in block.splitlines()) + "</ul>")
        else:
            parts.append(f"<p>{inline(block)}</p>")
    return "\n".join(parts)


def page(title, content):
    return f'<!doctype html><meta charset="utf-8"><title>{html.escape(title)}</title><style>{STYLE}</style>{content}'


def build(source=pathlib.Path("posts"), target=pathlib.Path("site")):
    target.mkdir(exist_ok=True)
    links = []
    for post in sorted(source.glob("*.md"), reverse=True):
        text = post.read_text(encoding="utf-8")
        title = text.splitlines()[0].lstrip("# ")
        (target / f"{post.stem}.html").write_text(page(title, body(text)), encoding="utf-8")
        links.append(f'<li><a href="{post.stem}.html">{html.escape(title)}</a>')
    (target / "index.html").write_text(page("目录", f"<h1>目录</h1><ul>{''.join(links)}</ul>"), encoding="utf-8")
    return len(links)


if __name__ == "__main__":
    print(f"写好 {build()} 篇")

"""客服工单：提交、回复、关闭，全程留痕。运行：python3 tickets.py [端口]"""
import html
import sqlite3
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

db = sqlite3.connect("tickets.db")
db.executescript("""
CREATE TABLE IF NOT EXISTS tickets (id INTEGER PRIMARY KEY, title TEXT NOT NULL, closed INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS replies (
  id INTEGER PRIMARY KEY, ticket INTEGER NOT NULL REFERENCES tickets, author TEXT NOT NULL, text TEXT NOT NULL,
  at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP);
""")
HEAD = "<!doctype html><meta charset=utf-8><title>工单</title><a href=/>全部工单</a>"


def listing():
    rows = db.execute("SELECT id, title, closed FROM tickets ORDER BY closed, id DESC LIMIT 200")
    items = "".join(f"<li><a href=/{i}>{html.escape(t)}</a>{' 已关闭' if c else ''}" for i, t, c in rows)
    return f"""{HEAD}<ul>{items}</ul><form method=post action=/new><input name=title required placeholder=标题>
<input name=author required placeholder=称呼><textarea name=text required></textarea><button>提交</button></form>"""


def detail(ticket):
    found = db.execute("SELECT title, closed FROM tickets WHERE id = ?", (ticket,)).fetchone()
    if not found:
        return None
    replies = db.execute("SELECT author, text, at FROM replies WHERE ticket = ? ORDER BY id", (ticket,))
    items = "".join(f"<li>{html.escape(a)}（{at}）：{html.escape(t)}" for a, t, at in replies)
    form = "" if found[1] else f"""<form method=post action=/{ticket}><input name=author required placeholder=称呼>
<textarea name=text required></textarea><label><input type=checkbox name=close>关闭</label><button>回复</button></form>"""
    return f"{HEAD}<h1>{html.escape(found[0])}</h1><ol>{items}</ol>{form}"


class Desk(BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.strip("/")
        self.answer(detail(int(name)) if name.isdigit() else listing() if not name else None)

    def do_POST(self):
        form = {k: v[0] for k, v in parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode()).items()}
        name = self.path.strip("/")
        with db:
            if name == "new":
                name = str(db.execute("INSERT INTO tickets (title) VALUES (?)", (form["title"],)).lastrowid)
            db.execute("INSERT INTO replies (ticket, author, text) VALUES (?, ?, ?)", (int(name), form["author"], form["text"]))
            if "close" in form:
                db.execute("UPDATE tickets SET closed = 1 WHERE id = ?", (int(name),))
        self.send_response(303)
        self.send_header("Location", f"/{name}")
        self.end_headers()

    def answer(self, text):
        self.send_response(200 if text else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write((text or HEAD + "<p>没有这个工单").encode())


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", int(sys.argv[1]) if len(sys.argv) > 1 else 8001), Desk).serve_forever()

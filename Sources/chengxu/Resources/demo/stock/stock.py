"""小型进销存：一个文件，标准库加 SQLite。运行：python3 stock.py，然后打开 http://127.0.0.1:8000/"""
import html
import sqlite3
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

db = sqlite3.connect("stock.db")
db.executescript("""
CREATE TABLE IF NOT EXISTS goods (id INTEGER PRIMARY KEY, name TEXT UNIQUE NOT NULL);
CREATE TABLE IF NOT EXISTS moves (
  id INTEGER PRIMARY KEY, goods INTEGER NOT NULL REFERENCES goods, quantity INTEGER NOT NULL CHECK (quantity <> 0),
  note TEXT NOT NULL, at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP);
""")


def balance():
    return db.execute("""SELECT name, coalesce(sum(quantity), 0) FROM goods LEFT JOIN moves ON goods = goods.id
                         GROUP BY goods.id ORDER BY name""").fetchall()


def move(name, quantity, note):
    """入库为正，出库为负；库存不够时拒绝。"""
    with db:
        db.execute("INSERT OR IGNORE INTO goods (name) VALUES (?)", (name,))
        goods, = db.execute("SELECT id FROM goods WHERE name = ?", (name,)).fetchone()
        left, = db.execute("SELECT coalesce(sum(quantity), 0) FROM moves WHERE goods = ?", (goods,)).fetchone()
        if left + quantity < 0:
            raise ValueError(f"{name} 只剩 {left}")
        db.execute("INSERT INTO moves (goods, quantity, note) VALUES (?, ?, ?)", (goods, quantity, note))


class Page(BaseHTTPRequestHandler):
    def do_GET(self, message=""):
        rows = "".join(f"<tr><td>{html.escape(n)}<td>{q}" for n, q in balance())
        self.answer(f"""<!doctype html><meta charset=utf-8><title>库存</title><h1>库存</h1><p>{html.escape(message)}
<table border=1>{rows}</table><form method=post>品名 <input name=name required> 数量 <input name=quantity type=number required>
备注 <input name=note> <button>记一笔</button></form>""")

    def do_POST(self):
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        try:
            move(form["name"][0].strip(), int(form["quantity"][0]), form.get("note", [""])[0])
            self.do_GET("已记账")
        except (KeyError, ValueError) as problem:
            self.do_GET(f"没有记账：{problem}")

    def answer(self, text):
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(text.encode())


if __name__ == "__main__":
    HTTPServer(("127.0.0.1", 8000), Page).serve_forever()

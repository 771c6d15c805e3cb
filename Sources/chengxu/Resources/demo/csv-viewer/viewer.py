"""表格速览：python3 viewer.py 文件.csv"""
import sys
import tkinter
from tkinter import filedialog, messagebox, ttk

from table import Table

ROWS_SHOWN = 5000


class Window:
    def __init__(self, root, table):
        self.root, self.whole, self.shown = root, table, table
        self.descending = {}
        root.title("表格速览")
        bar = ttk.Frame(root)
        bar.pack(fill="x")
        self.word = tkinter.StringVar()
        self.word.trace_add("write", lambda *_: self.filter())
        ttk.Entry(bar, textvariable=self.word).pack(side="left", fill="x", expand=True)
        ttk.Button(bar, text="另存", command=self.save).pack(side="right")
        self.view = ttk.Treeview(root, columns=list(range(len(table.columns))), show="headings")
        for index, name in enumerate(table.columns):
            self.view.heading(index, text=name, command=lambda index=index: self.sort(index))
        self.view.pack(fill="both", expand=True)
        self.state = ttk.Label(root)
        self.state.pack(fill="x")
        self.show()

    def filter(self):
        self.shown = self.whole.matching(self.word.get())
        self.show()

    def sort(self, column):
        descending = self.descending[column] = not self.descending.get(column, True)
        self.shown = self.shown.ordered(column, descending)
        self.show()

    def show(self):
        self.view.delete(*self.view.get_children())
        for row in self.shown.rows[:ROWS_SHOWN]:
            self.view.insert("", "end", values=row)
        self.state.config(text=f"{len(self.shown.rows)} 行，显示前 {min(ROWS_SHOWN, len(self.shown.rows))} 行")

    def save(self):
        path = filedialog.asksaveasfilename(defaultextension=".csv")
        if path:
            self.shown.write(path)
            messagebox.showinfo("表格速览", "已保存")


if __name__ == "__main__":
    window = tkinter.Tk()
    chosen = sys.argv[1] if len(sys.argv) > 1 else filedialog.askopenfilename()
    if chosen:
        Window(window, Table.read(chosen))
        window.mainloop()

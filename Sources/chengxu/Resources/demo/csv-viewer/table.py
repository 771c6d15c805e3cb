"""表格的读取、排序与筛选，不含界面，可以单独使用。"""
import csv
import io
import pathlib


class Table:
    def __init__(self, columns, rows):
        self.columns, self.rows = columns, rows

    @classmethod
    def read(cls, path):
        data = pathlib.Path(path).read_bytes()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("gb18030")
        rows = list(csv.reader(io.StringIO(text)))
        if not rows:
            raise ValueError("文件是空的")
        width = len(rows[0])
        return cls(rows[0], [(row + [""] * width)[:width] for row in rows[1:]])

    def matching(self, word):
        word = word.casefold()
        return Table(self.columns, [row for row in self.rows if any(word in cell.casefold() for cell in row)])

    def ordered(self, column, descending=False):
        def key(row):
            try:
                return (0, float(row[column].replace(",", "")), "")
            except ValueError:
                return (1, 0.0, row[column])
        return Table(self.columns, sorted(self.rows, key=key, reverse=descending))

    def write(self, path):
        with open(path, "w", encoding="utf-8-sig", newline="") as out:
            csv.writer(out).writerows([self.columns] + self.rows)

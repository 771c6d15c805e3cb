"""银行流水与订单对账：找出只在一边的、金额不同的。
用法：python3 reconcile.py bank.csv orders.csv；两个文件都要有 number 与 amount 两列，编码 UTF-8。"""
import csv
import sys
from decimal import Decimal


def read(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return {row["number"].strip(): Decimal(row["amount"].replace(",", "")) for row in csv.DictReader(file)}


def compare(bank, orders):
    for number in sorted(bank.keys() | orders.keys()):
        left, right = bank.get(number), orders.get(number)
        if left is None:
            yield number, "银行没有", right
        elif right is None:
            yield number, "订单没有", left
        elif left != right:
            yield number, "金额不同", left - right


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    found = list(compare(read(sys.argv[1]), read(sys.argv[2])))
    for number, what, amount in found:
        print(f"{number}\t{what}\t{amount}")
    print(f"共 {len(found)} 处不符")
    sys.exit(1 if found else 0)

"""生成 orders.csv：没有随机源，同一个起点得到同样的数据。"""
import csv
import datetime
import sys

GOODS = {"大米": 6.5, "面粉": 5.8, "菜油": 78.0, "酱油": 12.5, "食盐": 3.0, "白糖": 7.2,
         "挂面": 6.0, "鸡蛋": 11.8, "牛奶": 62.0, "纸巾": 19.9, "洗衣液": 35.0, "电池": 15.0}
CHANNELS = ["门店", "门店", "门店", "网店", "网店", "电话"]


def numbers(state):
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield state >> 33


def main():
    draw = numbers(20260101)
    goods = sorted(GOODS)
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["order", "day", "customer", "goods", "quantity", "price", "channel"])
    for number in range(1, 301):
        day = datetime.date(2025, 1, 1) + datetime.timedelta(days=next(draw) % 365)
        name = goods[next(draw) % len(goods)]
        price = round(GOODS[name] * (0.9 + next(draw) % 21 / 100), 2)
        channel = "" if next(draw) % 20 == 0 else CHANNELS[next(draw) % len(CHANNELS)]
        out.writerow([f"A{number:04}", day, f"C{next(draw) % 60 + 1:03}", name, next(draw) % 9 + 1, f"{price:.2f}", channel])


main()

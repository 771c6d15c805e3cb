"""固定的 200 组题：每组 60 个零件，原料 6000，锯缝 3。与下界（总长除以原料长，向上取整）比较。"""
import time

from cutting import pack, used

STOCK, KERF = 6000, 3


def numbers(state):
    while True:
        state = (state * 6364136223846793005 + 1442695040888963407) % 2**64
        yield state >> 33


def main():
    draw = numbers(7)
    bars = bound = best = 0
    start = time.perf_counter()
    for _ in range(200):
        parts = [300 + next(draw) % 2500 for _ in range(60)]
        result = pack(parts, STOCK, KERF)
        assert sorted(part for bar in result for part in bar) == sorted(parts)
        assert all(used(bar, KERF) <= STOCK for bar in result)
        low = -(-sum(part + KERF for part in parts) // (STOCK + KERF))
        bars, bound, best = bars + len(result), bound + low, best + (len(result) == low)
    print(f"200 组，共 {bars} 根，下界 {bound} 根，{best} 组达到下界，{time.perf_counter() - start:.1f} 秒")


main()

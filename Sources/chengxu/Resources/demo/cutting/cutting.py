"""一维下料：把零件排进定长的原料。长度都是整数，单位一致。"""
import sys


def pack(parts, stock, kerf=0):
    """每根原料上的零件。零件比原料长时报 ValueError。"""
    if any(part <= 0 or part > stock for part in parts):
        raise ValueError("零件的长度要大于零，且不超过原料")
    bars = first_pass(parts, stock, kerf)
    while True:
        fewer = without_one(bars, stock, kerf)
        if fewer is None:
            return bars
        bars = fewer


def used(bar, kerf):
    return sum(bar) + kerf * max(0, len(bar) - 1)


def fits(bar, part, stock, kerf):
    return used(bar, kerf) + (kerf if bar else 0) + part <= stock


def first_pass(parts, stock, kerf):
    bars = []
    for part in sorted(parts, reverse=True):
        open_bars = [bar for bar in bars if fits(bar, part, stock, kerf)]
        if open_bars:
            max(open_bars, key=lambda bar: used(bar, kerf)).append(part)
        else:
            bars.append([part])
    return bars


def without_one(bars, stock, kerf):
    """少一根的排法：把装得少的那根拆开，放不下时与别的零件交换一次。没有就是 None。"""
    for victim in sorted(range(len(bars)), key=lambda index: used(bars[index], kerf)):
        rest = [list(bar) for index, bar in enumerate(bars) if index != victim]
        if all(place(rest, part, stock, kerf) for part in sorted(bars[victim], reverse=True)):
            return rest
    return None


def place(bars, part, stock, kerf):
    for bar in bars:
        if fits(bar, part, stock, kerf):
            bar.append(part)
            return True
    for bar in bars:
        for small in sorted(bar):
            if small >= part:
                break
            rest = list(bar)
            rest.remove(small)
            if not fits(rest, part, stock, kerf):
                continue
            for other in bars:
                if other is not bar and fits(other, small, stock, kerf):
                    bar.remove(small)
                    bar.append(part)
                    other.append(small)
                    return True
    return False


if __name__ == "__main__":
    length, saw = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0
    wanted = [int(line) for line in sys.stdin if line.strip()]
    for number, bar in enumerate(pack(wanted, length, saw), 1):
        print(f"{number}: {' '.join(map(str, bar))}  余 {length - used(bar, saw)}")

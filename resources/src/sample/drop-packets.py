#!/usr/bin/env python3
"""Drops runs of video packets from an MPEG transport stream.

drop-packets.py --fps N --seed N IN.ts OUT.ts FIRST_PICTURE:P_PICTURES:SHARE ...

Each loss hits the first P_PICTURES P pictures at or after FIRST_PICTURE (in output order); from each, one run of consecutive
video packets goes, SHARE of the picture's packets, at a place the seed decides. The packet that opens a picture is spared, for
with it the decoder would lose the whole picture, and the count of pictures would change. Packets with a clock are spared too.
"""
import argparse
import random

PACKET = 188


def pid(p):
    return (p[1] & 0x1F) << 8 | p[2]


def opens(p):
    return bool(p[1] & 0x40)


def payload(p):
    start = 4 + (1 + p[4] if p[3] & 0x20 else 0)
    return p[start:] if p[3] & 0x10 else b""


def has_clock(p):
    return bool(p[3] & 0x20) and p[4] > 0 and bool(p[5] & 0x10)


def pts(pes):
    b = pes[9:14]
    return (b[0] >> 1 & 7) << 30 | b[1] << 22 | b[2] >> 1 << 15 | b[3] << 7 | b[4] >> 1


def slice_type(data):
    """The type of a picture's first slice: 0 P, 1 B, 2 I."""
    i = 0
    while True:
        i = data.index(b"\0\0\1", i) + 3
        if data[i] & 0x1F in (1, 5):
            break
    bits = "".join(f"{b:08b}" for b in data[i + 1:i + 17])

    def golomb(at):
        zeros = bits.index("1", at) - at
        end = at + 2 * zeros + 1
        return int(bits[at + zeros:end], 2) - 1, end

    _, at = golomb(0)       # first_mb_in_slice
    return golomb(at)[0] % 5


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--fps", type=int, required=True)
    args.add_argument("--seed", type=int, required=True)
    args.add_argument("input")
    args.add_argument("output")
    args.add_argument("losses", nargs="+")
    args = args.parse_args()
    rng = random.Random(args.seed)

    with open(args.input, "rb") as f:
        stream = f.read()
    packets = [stream[i:i + PACKET] for i in range(0, len(stream), PACKET)]

    # The video PID is the one whose elementary stream opens with a video stream id (0xE0).
    video = next(pid(p) for p in packets if opens(p) and payload(p)[:4] == b"\0\0\1\xe0")
    pictures = []           # in coded order: the indices of their packets
    for i, p in enumerate(packets):
        if pid(p) == video and payload(p):
            if opens(p):
                pictures.append([])
            pictures[-1].append(i)

    by_output = []
    for indices in pictures:
        data = b"".join(payload(packets[i]) for i in indices)
        by_output.append((pts(data), slice_type(data), indices))
    first = min(p[0] for p in by_output)
    by_output = [((t - first) * args.fps // 90000, kind, indices) for t, kind, indices in by_output]

    dropped = set()
    for loss in args.losses:
        at, count, share = loss.split(":")
        hit = sorted(p for p in by_output if p[0] >= int(at) and p[1] == 0)[:int(count)]
        for number, _, indices in hit:
            length = max(2, round(len(indices) * float(share)))
            if length % 16 == 0:    # sixteen lost packets leave the continuity counter as it was
                length -= 1
            start = rng.randint(1, max(1, len(indices) - length))
            run = [i for i in indices[start:start + length] if not has_clock(packets[i])]
            dropped.update(run)
            print(f"picture {number}: {len(run)} of {len(indices)} packets dropped, after the first {start}")

    with open(args.output, "wb") as f:
        f.write(b"".join(p for i, p in enumerate(packets) if i not in dropped))


if __name__ == "__main__":
    main()

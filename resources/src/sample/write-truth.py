#!/usr/bin/env python3
"""Writes the ground truth of the sample clip.

write-truth.py --clip NAME --fps N --size WxH CLEAN.y DAMAGED.y OUT.json TYPE:FIRST:END ...

CLEAN.y and DAMAGED.y hold the decoded luma of the undamaged and the damaged stream, 8 bits a sample. A picture counts as
corrupted where its luma PSNR against the undamaged decode is below 38 dB, or where 4 or more of its 16x16 blocks are below 26 dB.
"""
import argparse
import json
import math

BLOCK = 16
MERGE = 5       # corrupted pictures with no more than this between them are one event


def psnr(squares, samples):
    return math.inf if squares == 0 else 10 * math.log10(255 * 255 * samples / squares)


def compare(clean, damaged, width, height):
    """Luma PSNR of the picture, and how many of its blocks are below 26 dB. Blocks cut off by the edge count with what they have."""
    total, bad = 0, 0
    for top in range(0, height, BLOCK):
        rows = range(top, min(top + BLOCK, height))
        for left in range(0, width, BLOCK):
            right = min(left + BLOCK, width)
            squares = 0
            for y in rows:
                a, b = clean[y * width + left:y * width + right], damaged[y * width + left:y * width + right]
                if a != b:
                    squares += sum((i - j) ** 2 for i, j in zip(a, b))
            total += squares
            bad += psnr(squares, len(rows) * (right - left)) < 26
    return psnr(total, width * height), bad


def main():
    args = argparse.ArgumentParser()
    args.add_argument("--clip", required=True)
    args.add_argument("--fps", type=int, required=True)
    args.add_argument("--size", required=True)
    args.add_argument("clean")
    args.add_argument("damaged")
    args.add_argument("output")
    args.add_argument("defects", nargs="*")
    args = args.parse_args()
    width, height = map(int, args.size.split("x"))
    with open(args.clean, "rb") as f:
        clean = f.read()
    with open(args.damaged, "rb") as f:
        damaged = f.read()
    if len(clean) != len(damaged):
        raise SystemExit(f"the damaged stream decodes to another count of pictures: {len(damaged)} bytes, not {len(clean)}")
    size = width * height
    frames = len(clean) // size

    events = [(t, int(a), int(b), {}) for t, a, b in (d.split(":") for d in args.defects)]
    runs = []
    for n in range(frames):
        a, b = clean[n * size:(n + 1) * size], damaged[n * size:(n + 1) * size]
        if a == b:
            continue
        db, bad = compare(a, b, width, height)
        if db >= 38 and bad < 4:
            continue
        if not runs or n - runs[-1][-1][0] - 1 > MERGE:
            runs.append([])
        runs[-1].append((n, db, bad))
    for run in runs:
        events.append(("block-corruption", run[0][0], run[-1][0] + 1, {
            "minPsnr": round(min(r[1] for r in run), 2),
            "worstBlocks": max(r[2] for r in run),
            "blocksInPicture": math.ceil(width / BLOCK) * math.ceil(height / BLOCK)}))

    defects = []
    for kind, start, end, params in sorted(events, key=lambda e: (e[1], e[0])):
        defect = {"type": kind, "startFrame": start, "endFrameExclusive": end,
                  "startSeconds": round(start / args.fps, 4), "endSeconds": round(end / args.fps, 4)}
        if params:
            defect["params"] = params
        defects.append(defect)
    head = json.dumps({"clip": args.clip, "fps": str(args.fps), "frames": frames}, indent=1)[:-2]
    body = ",\n".join("  " + json.dumps(d) for d in defects)
    with open(args.output, "w", encoding="utf-8") as f:
        f.write(f'{head},\n "defects": [\n{body}\n ]\n}}\n')
    print(body)


if __name__ == "__main__":
    main()

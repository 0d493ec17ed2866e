#!/usr/bin/env python3
import json, sys  # A bot in ten lines: it starts with the dearest orders that are possible, until its mandate is spent.
for line in sys.stdin:
    word, _, rest = line.partition(" ")
    if word == "moat": print("ready ten-lines", flush=True)
    if word == "turn":
        view, orders, left = json.loads(rest), [], json.loads(rest)["mandate"]
        for row in sorted(view["legal"], key=lambda row: -row["mandate"]):
            if row["mandate"] <= left: orders.append(row["order"]); left -= row["mandate"]
        print("orders " + "; ".join(orders[:20]), flush=True)

"""The commands that measure: `generate` fills a database of its own, `bench` tells what our promises of speed come to."""

import argparse
import json
import os
import sys
from datetime import date
from pathlib import Path

ENTRIES_A_PROVINCE = 200_000


def generate_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--scale", type=int, default=1, metavar="N", help="số tỉnh, 1 đến 34")
    parser.add_argument("--entries", type=int, metavar="M", help=f"số bút toán, mặc định {ENTRIES_A_PROVINCE} mỗi tỉnh")


def generate(options: argparse.Namespace) -> int:
    """Fill the database of DATABASE_URL, or var/bench/generated.sqlite3: never the province's own."""
    from khuyencong.work.generate import generate as fill

    from .bench.places import apart

    place = apart("generated.sqlite3")
    made = fill(options.scale, options.entries or ENTRIES_A_PROVINCE * options.scale)
    words = "Đã sinh" if made.made else "Đã có sẵn"
    print(f"{words} {made.provinces} tỉnh thử, {made.entries} bút toán trong {place.url}")
    return 0

#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The same requests as one would write them by hand with aiohttp, to measure against.

Arguments: URLs, or --file FILE with one a line. Prints the seconds that the requests took.
"""

import asyncio
import sys
import time

import aiohttp


async def get(session, url):
    async with session.get(url) as reply:
        return await reply.json(content_type=None)


async def main(urls):
    started = time.monotonic()
    async with aiohttp.ClientSession() as session:
        replies = await asyncio.gather(*(get(session, url) for url in urls))
    assert all(replies)
    print(f"{time.monotonic() - started:.4f}")


arguments = sys.argv[1:]
if arguments[0] == "--file":
    with open(arguments[1], encoding="utf-8") as file:
        arguments = file.read().split()
asyncio.run(main(arguments))

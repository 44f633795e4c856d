#!/usr/bin/env python3
"""Relays TCP connections as a slow link would: what goes in comes out later, in order, and nothing waits for what went before.

Usage: slow-link.py PORT DESTINATION-PORT SECONDS     SECONDS is the delay of each direction; a new connection costs a round trip first.
Listens on all loopback addresses.
"""
import asyncio
import sys


async def pump(source, destination, delay):
    loop = asyncio.get_running_loop()
    under_way = asyncio.Queue()

    async def deliver():
        while True:
            due, data = await under_way.get()
            await asyncio.sleep(max(0, due - loop.time()))
            if not data:
                destination.write_eof()
                return
            destination.write(data)
            await destination.drain()

    delivery = asyncio.create_task(deliver())
    data = True
    while data:
        data = await source.read(65536)
        under_way.put_nowait((loop.time() + delay, data))
    await delivery


async def relay(reader, writer, port, delay):
    try:
        await asyncio.sleep(2 * delay)
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(pump(reader, far_writer, delay), pump(far_reader, writer, delay))
        far_writer.close()
    except OSError:
        pass
    finally:
        writer.close()


async def main():
    port, destination, delay = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    server = await asyncio.start_server(lambda reader, writer: relay(reader, writer, destination, delay), "0.0.0.0", port, backlog=500)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())

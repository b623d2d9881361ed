"""The handlers of a web service: starlette on uvicorn, h11 and anyio."""
# install: uvicorn==0.54.0 starlette==1.10.0 h11==0.16.0 anyio==4.16.0
# compile: uvicorn starlette h11 anyio
import hashlib
import time

import anyio
from starlette.applications import Starlette
from starlette.responses import JSONResponse, PlainTextResponse, StreamingResponse
from starlette.routing import Route


class OutOfStock(Exception):
    def __init__(self, item, wanted):
        super().__init__(f"{item}: {wanted} wanted")
        self.item, self.wanted = item, wanted


async def rows(request):
    limit = int(request.query_params.get("limit", "30"))
    found = [{"id": n, "name": f"item {n}", "price": n * 1.25, "tags": ["a", "b"][: n % 3], "stock": n % 7 or None} for n in range(limit)]
    return JSONResponse({"rows": found, "total": sum(row["price"] for row in found)}, headers={"x-limit": str(limit)})


async def streamed(request):
    async def parts():
        for n in range(20):
            yield f"line {n} of {request.path_params['name']}\n".encode()
    return StreamingResponse(parts(), media_type="text/plain")


async def failing(request):
    item = request.path_params["item"]
    if item > 10:
        raise OutOfStock(item, request.headers.get("x-wanted", "1"))
    return PlainTextResponse("there is some")


async def out_of_stock(request, error):
    return JSONResponse({"error": str(error), "item": error.item}, status_code=409)


async def late(request):
    try:
        with anyio.fail_after(0.0005):
            await anyio.sleep(10)
    except TimeoutError:
        return JSONResponse({"error": "late"}, status_code=504)


async def upload(request):
    digest, size, parts = hashlib.sha256(), 0, 0
    async for part in request.stream():
        if part:
            digest.update(part)
            size += len(part)
    return JSONResponse({"size": size, "sha256": digest.hexdigest()}, status_code=201)


async def usage(request):
    """CPU time of this process and its memory, for the driver."""
    with open("/proc/self/statm") as file:
        pages = int(file.read().split()[1])
    return JSONResponse({"cpu": time.process_time(), "memory": pages * 4096 / 1e6})


application = Starlette(exception_handlers={OutOfStock: out_of_stock}, routes=[
    Route("/rows", rows), Route("/streamed/{name}", streamed), Route("/items/{item:int}", failing), Route("/late", late),
    Route("/upload", upload, methods=["POST"]), Route("/usage", usage)])

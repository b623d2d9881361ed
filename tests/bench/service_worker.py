"""Serves the handlers of one folder, by uvicorn on h11 and asyncio. Prints whether they are compiled, and the port."""
import importlib
import socket
import sys

sys.path.insert(0, sys.argv[1])
handlers = importlib.import_module("handlers")
uvicorn = importlib.import_module("uvicorn")
listening = socket.create_server(("127.0.0.1", 0))
print(all(hasattr(module, "__justjitc__") for module in (handlers, uvicorn)), listening.getsockname()[1], flush=True)
uvicorn.Server(uvicorn.Config(handlers.application, loop="asyncio", http="h11", ws="none", lifespan="off", log_level="warning")).run([listening])

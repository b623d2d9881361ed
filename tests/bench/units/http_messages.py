"""A request and its response through h11: a client and a server talk in memory."""
# suites: counts packages
# install: h11==0.16.0
# compile: h11
import h11


def unit():
    client, server = h11.Connection(h11.CLIENT), h11.Connection(h11.SERVER)
    body = b'{"name": "value", "numbers": [1, 2, 3]}'
    request = h11.Request(method="POST", target="/items?page=2", headers=[
        ("Host", "example.org"), ("User-Agent", "bench"), ("Accept", "*/*"), ("Content-Length", str(len(body)))])
    server.receive_data(client.send(request) + client.send(h11.Data(data=body)) + client.send(h11.EndOfMessage()))
    while not isinstance(server.next_event(), h11.EndOfMessage):
        pass
    answer = h11.Response(status_code=200, headers=[("Content-Type", "application/json"), ("Transfer-Encoding", "chunked")])
    client.receive_data(server.send(answer) + server.send(h11.Data(data=body * 3)) + server.send(h11.EndOfMessage()))
    while not isinstance(client.next_event(), h11.EndOfMessage):
        pass
    client.start_next_cycle()
    server.start_next_cycle()
    return client.states, server.states

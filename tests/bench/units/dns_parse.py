"""A packet of multicast DNS read by zeroconf."""
# suites: packages
# install: zeroconf==0.154.0
# pure: zeroconf
# environment: SKIP_CYTHON=1
# compile: zeroconf
from struct import pack

from zeroconf import DNSIncoming

KIND = b"\xc0\x0c"  # the name of the first record, by its place


def record(name, kind, data):
    return name + pack(">HHIH", kind, 1, 4500, len(data)) + data


def packet():
    made = pack(">6H", 0, 0x8400, 0, 121, 0, 0) + record(b"\x05_http\x04_tcp\x05local\0", 12, b"\x05first" + KIND)
    for n in range(30):
        name, host = b"\x0aPrinter %02d" % n + KIND, b"\x07host-%02d\x05local\0" % n
        made += record(KIND, 12, name) + record(name, 33, pack(">3H", 0, 0, 80) + host)
        made += record(name, 16, b"\x09path=/~me\x05a=one") + record(host, 1, bytes([10, 0, 0, n]))
    return made


DATA = packet()


def unit():
    return [(record.name, record.type, record.ttl, str(record)) for record in DNSIncoming(DATA).answers()]

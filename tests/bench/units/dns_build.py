"""Packets of multicast DNS written by zeroconf."""
# suites: packages
# install: zeroconf==0.154.0
# pure: zeroconf
# environment: SKIP_CYTHON=1
# compile: zeroconf
from zeroconf import DNSOutgoing
from zeroconf import const
from zeroconf._dns import DNSAddress, DNSPointer, DNSService, DNSText

KIND = "_http._tcp.local."


def packets():
    out = DNSOutgoing(const._FLAGS_QR_RESPONSE | const._FLAGS_AA)
    for n in range(30):
        name, host = f"Printer {n}.{KIND}", f"host-{n}.local."
        out.add_answer_at_time(DNSPointer(KIND, const._TYPE_PTR, const._CLASS_IN, 4500, name), 0)
        out.add_answer_at_time(DNSService(name, const._TYPE_SRV, const._CLASS_IN | const._CLASS_UNIQUE, 120, 0, 0, 80 + n, host), 0)
        out.add_answer_at_time(DNSText(name, const._TYPE_TXT, const._CLASS_IN | const._CLASS_UNIQUE, 4500, b"\x09path=/~me\x05a=one"), 0)
        out.add_answer_at_time(DNSAddress(host, const._TYPE_A, const._CLASS_IN | const._CLASS_UNIQUE, 120, bytes([10, 0, 0, n])), 0)
    return out.packets()


def unit():
    return packets()

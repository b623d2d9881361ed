"""A configuration file in TOML read with tomli."""
# suites: packages
# install: tomli==2.5.0
# pure: tomli
# compile: tomli
import tomli

TEXT = "".join(f"""
[servers.alpha{n}]  # number {n}
ip = "10.0.{n}.1"
role = 'frontend'
ports = [ 8001, 8002, {8003 + n} ]
weight = {n}.25
enabled = true
started = 1979-05-27T07:{n:02}:00Z
limits = {{ cpu = 0.5, memory = "2 GB", names = ["a", "b\\tc"] }}
text = \"\"\"
Roses are red
Violets are \\"blue\\"\"\"\"

[[products]]
name = "Hammer \\u00e9"
sku = 738_594_937
"key with spaces".inner.most = {n}
""" for n in range(12))


def unit():
    return tomli.loads(TEXT)

"""Versions, specifiers, requirements and markers with packaging."""
# suites: counts
# install: packaging==24.2
# compile: packaging
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

LINES = ["requests[security,socks]>=2.8.1,==2.8.*; python_version < '3.12'", "numpy~=1.26.0", "name @ https://example.org/n.zip"]


def unit():
    versions = sorted(Version(f"1.{n % 5}.{n}rc{n % 3}") for n in range(10))
    chosen = list(SpecifierSet(">=1.2,!=1.3.*,<1.4").filter(versions, prereleases=True))
    names = [Requirement(line).name for line in LINES]
    return chosen, names, Marker("python_version >= '3.8' and os_name == 'posix'").evaluate()

#!/usr/bin/env python3
"""The software bill of materials of a program: what is linked into it, at which version, under which licence. SPDX 2.3 as JSON.

  sbom.py PROGRAM VERSION > beian.spdx.json

The versions are those of the Debian packages on this machine, which is what the program was just linked with. Which packages they are
is written down here, with their licences (SPDX identifiers, from each package's copyright file): a list that a test holds against the
build (tests/packages). The time is SOURCE_DATE_EPOCH's, and the name is made from the program's digest, so the same program has the
same bill.
"""
import datetime
import hashlib
import json
import os
import pathlib
import subprocess
import sys

# Debian package → what it is, and under which licence that part of it which is linked stands.
LINKED = {
    "libc6-dev": ("the C library", "LGPL-2.1-or-later"),
    "libstdc++-12-dev": ("the C++ library", "GPL-3.0-or-later WITH GCC-exception-3.1"),
    "libbrotli-dev": ("Brotli", "MIT"),
    "libcli11-dev": ("the command line", "BSD-3-Clause"),
    "libcmark-dev": ("Markdown", "BSD-2-Clause"),
    "libfmt-dev": ("text", "MIT"),
    "libidn2-dev": ("names of domains", "LGPL-3.0-or-later OR GPL-2.0-or-later"),
    "libmd-dev": ("digests of precache lists", "BSD-3-Clause AND BSD-2-Clause AND ISC"),
    "libpsl-dev": ("the public suffix list", "MIT"),
    "libpugixml-dev": ("JUnit reports and sitemaps", "MIT"),
    "libstb-dev": ("pictures' sizes", "MIT OR Unlicense"),
    "libtomlplusplus-dev": ("TOML", "MIT"),
    "libunistring-dev": ("of libidn2", "LGPL-3.0-or-later OR GPL-2.0-or-later"),
    "libzstd-dev": ("Zstandard", "BSD-3-Clause OR GPL-2.0-only"),
    "nlohmann-json3-dev": ("JSON of the browser", "MIT"),
    "zlib1g-dev": ("gzip", "Zlib"),
}


def version_of(package):
    asked = ["dpkg-query", "--show", "--showformat=${Version}", package]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout


def bill(program, version):
    digest = hashlib.sha256(program.read_bytes()).hexdigest()
    created = datetime.datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "0")), datetime.timezone.utc)
    packages = [{
        "SPDXID": "SPDXRef-beian", "name": "beian", "versionInfo": version, "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
        "primaryPackagePurpose": "APPLICATION", "licenseDeclared": "MIT", "licenseConcluded": "NOASSERTION", "copyrightText": "2026 The beian authors",
        "checksums": [{"algorithm": "SHA256", "checksumValue": digest}],
    }]
    relationships = [{"spdxElementId": "SPDXRef-DOCUMENT", "relationshipType": "DESCRIBES", "relatedSpdxElement": "SPDXRef-beian"}]
    for name, (what, licence) in LINKED.items():
        identity = "SPDXRef-" + "".join(c if c.isalnum() else "-" for c in name)
        found = version_of(name)
        packages.append({
            "SPDXID": identity, "name": name, "summary": what, "versionInfo": found, "downloadLocation": "NOASSERTION", "filesAnalyzed": False,
            "supplier": "Organization: Debian", "licenseDeclared": licence, "licenseConcluded": "NOASSERTION", "copyrightText": "NOASSERTION",
            "externalRefs": [{"referenceCategory": "PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": f"pkg:deb/debian/{name.replace('+', '%2B')}@{found.replace('+', '%2B')}?distro=bookworm"}],
        })
        relationships.append({"spdxElementId": "SPDXRef-beian", "relationshipType": "STATIC_LINK", "relatedSpdxElement": identity})
    return {
        "spdxVersion": "SPDX-2.3", "dataLicense": "CC0-1.0", "SPDXID": "SPDXRef-DOCUMENT", "name": f"beian-{version}",
        "documentNamespace": f"https://spdx.org/spdxdocs/beian-{version}-{digest}",
        "creationInfo": {"created": created.strftime("%Y-%m-%dT%H:%M:%SZ"), "creators": ["Tool: beian-sbom", "Organization: The beian authors"]},
        "packages": packages, "relationships": relationships,
    }


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    json.dump(bill(pathlib.Path(sys.argv[1]), sys.argv[2]), sys.stdout, indent=1, ensure_ascii=False)
    print()

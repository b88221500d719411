"""The same record gives the same bytes, whatever the order in which Python hashes; and no form loads what it does not need."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
DIGESTS = """
from hashlib import sha256
from tests.rendering.standards.coverage import record
from onrecord import exports
for name in ("dam", "ferry-fire"):
    for form in exports.EXPORT_FORMS:
        print(name, form, *(sha256(content).hexdigest() for content in exports.export(record(name), form).values()))
"""
LIGHT = """
import sys
import onrecord.rendering.standards
print([name for name in ("pyarrow", "followthemoney", "prov", "rdflib", "pyld") if name in sys.modules])
"""


def said(code: str, seed: str) -> str:
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=120).stdout


def test_two_hash_seeds_give_the_same_bytes() -> None:
    first = said(DIGESTS, "1")
    assert first.count("\n") == 20
    assert first == said(DIGESTS, "2")


def test_the_libraries_of_other_tools_are_not_loaded() -> None:
    assert said(LIGHT, "0") == "[]\n"

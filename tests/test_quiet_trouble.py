"""A test cannot pass over trouble: warnings and log lines of WARNING or above fail it."""

import subprocess
import sys
from pathlib import Path

from tests.house_rules import ROOT

SAMPLE = """
import logging, warnings
import pytest

def test_log():
    logging.getLogger("app").warning("something odd")

def test_warning():
    warnings.warn("something old")

@pytest.mark.expected_log("odd")
def test_expected():
    logging.getLogger("app").warning("something odd")

@pytest.mark.expected_log("odd")
def test_another():
    logging.getLogger("app").error("something else")

def test_qt(qapp):
    from PySide6.QtCore import qWarning
    qWarning("something of Qt")

def test_calm():
    logging.getLogger("app").info("all is well")
"""


def test_quiet_trouble_fails_a_test(tmp_path: Path) -> None:
    (tmp_path / "test_sample.py").write_text(SAMPLE)
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text("utf-8"))
    options = ("-q", "-p", "no:cacheprovider", "-c", "pyproject.toml", "--rootdir", ".", "-rA")
    command = [sys.executable, "-m", "pytest", *options, str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    lines = done.stdout.splitlines()
    names = ("test_log", "test_warning", "test_another", "test_qt")
    for name in names:
        assert any(line.startswith(("FAILED", "ERROR")) and f"::{name}" in line for line in lines), name
    for name in ("test_expected", "test_calm"):
        assert not any(line.startswith(("FAILED", "ERROR")) and f"::{name}" in line for line in lines), name

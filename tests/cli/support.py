"""Runs the command line inside the test."""

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from ui.main import command_line


def run(*arguments: str | Path, code: int = 0) -> Result:
    result = CliRunner().invoke(command_line(), [str(argument) for argument in arguments])
    assert result.exit_code == code, (result.output, result.exception)
    assert "Traceback" not in result.output
    return result


def run_json(*arguments: str | Path) -> Any:
    return json.loads(run(*arguments, "--json").stdout)

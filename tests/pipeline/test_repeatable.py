from __future__ import annotations

import pytest

from project_folder import contents, run_apart, write_project

MACHINES = {
    "east": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
    "west": {"TZ": "Pacific/Pago_Pago", "PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8"},
}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """What the same content becomes in two folders, time zones and hash seeds."""
    made = []
    for name, environment in MACHINES.items():
        project = write_project(tmp_path_factory.mktemp(name) / f"a folder in the {name}")
        done = run_apart("-m", "booklet", "build", cwd=project, **environment)
        assert done.returncode == 0, done.stderr
        made.append(contents(project / "output"))
    return made


@pytest.mark.parametrize("name", ["booklet.pdf", "deck.pptx", "report.json", ".booklet/manifest.json"])
def test_the_same_content_gives_the_same_bytes(outputs: list[dict[str, bytes]], name: str) -> None:
    first, second = (made[f"class/{name}"] for made in outputs)
    assert first == second


def test_no_name_of_the_machine_reaches_an_output(outputs: list[dict[str, bytes]]) -> None:
    for name, data in outputs[0].items():
        assert b"a folder in the" not in data, name

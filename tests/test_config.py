"""bitext.toml: read, and refused with the file and the key."""

import pytest

from translate.config import TEMPLATE, Config, read_config
from translate.errors import CorpusError


def test_no_file_is_the_defaults(tmp_path):
    assert read_config(tmp_path) == Config()


def test_the_template_is_the_defaults(tmp_path):
    (tmp_path / "bitext.toml").write_text(TEMPLATE, encoding="utf-8")
    assert read_config(tmp_path) == Config()


def test_each_line_of_the_template_is_a_known_setting(tmp_path):
    lines = [line.removeprefix("# ") for line in TEMPLATE.splitlines() if " = " in line]
    (tmp_path / "bitext.toml").write_text("\n".join(lines), encoding="utf-8")
    read_config(tmp_path)
    assert len(lines) == 9


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("modell = 'x'", "unknown setting « modell »"),
        ("beam = 'four'", "beam must be a whole number"),
        ("beam = true", "beam must be a whole number"),
        ("beam = 0", "beam must be from 1 to 32"),
        ("model = 3", "model must be a text"),
        ("engine = 'onnx'", "engine cannot be 'onnx'"),
        ("checks_off = 'long'", "checks_off must be a list"),
        ("beam =", "bitext.toml"),
    ],
)
def test_a_mistake_names_the_file_and_the_key(tmp_path, text, says):
    (tmp_path / "bitext.toml").write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError, match=says) as caught:
        read_config(tmp_path)
    assert "bitext.toml" in caught.value.message

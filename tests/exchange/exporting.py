"""The command that the tests of the formats call again and again."""


def export(root, path, *args):
    """Export into a path, whatever is there; the path is given back."""
    result = root.bitext("export", "-o", str(path), "--overwrite", *args)
    assert result.exit_code == 0, result.stderr
    return path

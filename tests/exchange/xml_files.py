"""What the tests of the XML formats share: units that go out, schemas, edits as tools make them."""

from functools import cache
from itertools import chain
from pathlib import Path

from lxml import etree

from translate.exchange import tmx, xliff, xliff12, xliff21
from translate.exchange.units import Outgoing, Unit, uid_of
from translate.reconcile import key

SCHEMAS = Path(__file__).parent / "schemas"
FORMATS = {"tmx": tmx, "xliff12": xliff12, "xliff21": xliff21}
READERS = {"tmx": tmx.read, "xliff12": xliff.read, "xliff21": xliff.read}
ENDINGS = {"tmx": "out.tmx", "xliff12": "out.xlf", "xliff21": "out.xliff"}


def outgoing(articles, metadata=None, french="fr"):
    """The rows of some articles (name → rows) as they go out, the French as `french` says."""
    extra = dict.fromkeys(name for rows in articles.values() for r in rows for name in r.extra)
    units = list(chain.from_iterable(_units(name, rows, french) for name, rows in articles.items()))
    return Outgoing(units, tuple(extra), metadata or {})


def _units(name, rows, french):
    seen = {}
    for row in rows:
        order = seen[key(row.fr)] = seen.get(key(row.fr), -1) + 1
        fr = row.fr_fixed or row.fr if french == "fr_fixed" else row.fr
        yield Unit(name, uid_of(name, row.fr, order), order, fr, row)


def written(form, articles, folder, **options):
    """A file of this format that holds some articles."""
    path = folder / ENDINGS[form]
    FORMATS[form].write(outgoing(articles, **options), path)
    return path


def valid(form, path):
    """Whether a file is valid by the schema of its format; says why where it is not."""
    schema = _schema(form)
    assert schema.validate(etree.parse(path)), schema.error_log
    return True


class _Local(etree.Resolver):
    def resolve(self, url, _id, context):
        return self.resolve_filename(str(SCHEMAS / url.rpartition("/")[2]), context)


@cache
def _schema(form):
    if form == "tmx":
        return etree.DTD(str(SCHEMAS / "tmx14.dtd"))
    name = {"xliff12": "xliff-core-1.2-strict.xsd", "xliff21": "xliff-core-2.0.xsd"}[form]
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Local())
    return etree.XMLSchema(etree.parse(str(SCHEMAS / name), parser))


def edit(path, change):
    """Change the document in a file, as a translator's tool does."""
    document = etree.parse(path)
    change(document.getroot())
    document.write(path, encoding="utf-8", xml_declaration=True)


def targets(root):
    """The elements that hold the English, in order."""
    english = root.xpath(".//*[local-name()='tuv'][starts-with(@xml:lang, 'en')]/*")
    return english or root.xpath(".//*[local-name()='target']")


def sources(root):
    """The elements that hold the French, in order."""
    french = root.xpath(".//*[local-name()='tuv'][starts-with(@xml:lang, 'fr')]/*")
    return french or root.xpath(".//*[local-name()='source']")


# --- memories from elsewhere ------------------------------------------------------------------

HEADER = (
    '<header creationtool="x" creationtoolversion="1" segtype="sentence" o-tmf="x" '
    'adminlang="en" srclang="fr" datatype="plaintext"/>'
)


def memory(path, *units, doctype="", encoding="utf-8", declared=""):
    """Write a TMX file of some units, as bytes of an encoding."""
    body = "\n".join(units)
    text = (
        f'<?xml version="1.0"{declared}?>\n{doctype}<tmx version="1.4">\n{HEADER}\n<body>\n{body}\n'
        "</body>\n</tmx>\n"
    )
    path.write_bytes(text.encode(encoding))
    return path


def unit(fr="Un chat.", en="A cat.", languages=("fr", "en"), attribute="xml:lang", inside=""):
    """One unit of two languages."""
    variants = "".join(
        f'<tuv {attribute}="{language}"><seg>{text}</seg></tuv>'
        for language, text in zip(languages, (fr, en), strict=True)
    )
    return f"<tu>{inside}{variants}</tu>"

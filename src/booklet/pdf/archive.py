"""What makes the file self-describing (PDF/A-2a, PDF/UA-1): metadata, in Info and XMP alike, and colours."""

from __future__ import annotations

import struct
from functools import cache

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFString
from reportlab.pdfgen.canvas import Canvas

from booklet.blocks.document import Document
from booklet.pdf.objects import packed

PRODUCER = "booklet"
_NAMESPACES = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": "http://www.aiim.org/pdfua/ns/id/",
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" {namespaces}>
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{lang}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{producer}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def describe(canvas: Canvas, document: Document) -> None:
    """Title, author, subject, language and date; no date but the document's."""
    canvas.setTitle(document.title)
    canvas.setAuthor(document.author)
    canvas.setSubject(document.subject)
    canvas.setCreator(PRODUCER)
    canvas.setProducer(PRODUCER)
    moment = f"D:{document.date.replace('-', '')}000000+00'00'"
    canvas.setDateFormatter(lambda *_now: moment)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    catalog = canvas._doc.Catalog
    catalog.Lang = PDFString(document.lang)
    metadata = packed(_xmp(document), Type="/Metadata", Subtype="/XML")
    metadata.filters = None  # readable without a PDF library, as PDF/A wishes
    catalog.Metadata = metadata
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    catalog.OutputIntents = PDFArray([_output_intent(canvas._doc)])


def _xmp(document: Document) -> bytes:
    words = _XMP.format(
        namespaces=" ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items()),
        title=_escaped(document.title),
        author=_escaped(document.author),
        subject=_escaped(document.subject),
        lang=_escaped(document.lang),
        producer=PRODUCER,
        moment=f"{document.date}T00:00:00+00:00",
    )
    return words.encode()


def _output_intent(document: PDFDocument) -> PDFDictionary:
    name = PDFString("sRGB")
    profile = document.Reference(packed(srgb(), N=3))
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "Info": name,
            "OutputConditionIdentifier": name,
            "DestOutputProfile": profile,
        }
    )


def _escaped(text: str) -> str:
    """Text as XML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@cache
def srgb() -> bytes:
    """An ICC display profile (version 2.1) of sRGB, made here so that its bytes never change."""

    def fixed(*values: float) -> bytes:
        return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))

    def decoded(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - IEC 61966-2-1

    def colour(*values: float) -> bytes:
        return b"XYZ \0\0\0\0" + fixed(*values)

    curve = struct.pack(">4s4xI256H", b"curv", 256, *(round(65535 * decoded(i / 255)) for i in range(256)))
    parts = {
        b"desc": struct.pack(">4s4xI5s78x", b"desc", 5, b"sRGB"),
        b"cprt": b"text\0\0\0\0No copyright\0",
        b"wtpt": colour(0.9505, 1, 1.0891),
        b"rXYZ": colour(0.4361, 0.2225, 0.0139),
        b"gXYZ": colour(0.3851, 0.7169, 0.0971),
        b"bXYZ": colour(0.1431, 0.0606, 0.7141),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    at, table, body, seen = 128 + 4 + 12 * len(parts), b"", b"", {}
    for tag, data in parts.items():
        if data not in seen:
            seen[data] = at + len(body)
            body += data + bytes(-len(data) % 4)
        table += tag + struct.pack(">II", seen[data], len(data))
    size = at + len(body)
    head = struct.pack(">I4xI4s4s4s6H4s28x", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ", 2026, 1, 1, 0, 0, 0, b"acsp")
    return head + fixed(0.9642, 1, 0.8249) + bytes(48) + struct.pack(">I", len(parts)) + table + body

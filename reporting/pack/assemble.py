"""Makes the unit the pack's PDF: PDF/UA-1 beside PDF/A-3a in its metadata, the data attached, fixed identifiers."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, AttachedFileSpec, Name, Pdf

UA = Path(__file__).with_name("pdfua.xmp").read_bytes()


@dataclass(frozen=True, kw_only=True)
class Attached:
    """A file within the PDF; ``relationship`` is "Data" or "Source" (PDF/A-3)."""

    name: str
    data: bytes
    mime: str
    description: str
    relationship: str


def assemble(units: list[bytes], *, attached: list[Attached], dated: date) -> bytes:
    """One PDF of the units (at present exactly one), with its files, the same bytes each time."""
    (unit,) = units
    with pikepdf.open(BytesIO(unit)) as pdf:
        declare_accessible(pdf)
        attach(pdf, attached, dated)
        return saved(pdf)


def declare_accessible(pdf: Pdf) -> None:
    """Adds the PDF/UA-1 identifier and its extension schema to the XMP."""
    xmp = pdf.Root.Metadata.read_bytes()
    end = xmp.rindex(b"</rdf:RDF>")
    pdf.Root.Metadata.write(xmp[:end] + UA + xmp[end:])


def attach(pdf: Pdf, files: list[Attached], dated: date) -> None:
    """Embeds the files, dated with the text, never with the clock."""
    stamp = f"D:{dated:%Y%m%d}000000Z"
    pdf.Root.AF = Array()
    for file in files:
        spec = AttachedFileSpec(
            pdf,
            file.data,
            filename=file.name,
            description=file.description,
            mime_type=file.mime,
            creation_date=stamp,
            mod_date=stamp,
            relationship=Name(f"/{file.relationship}"),
        )
        pdf.attachments[file.name] = spec
        pdf.Root.AF.append(pdf.attachments[file.name].obj)


def saved(pdf: Pdf) -> bytes:
    """The bytes of the file; its identifier comes from its content."""
    out = BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()

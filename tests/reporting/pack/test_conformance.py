"""The PDF is tagged, names PDF/A-3a and PDF/UA-1, and holds its data and nothing else."""

import csv
from io import BytesIO, StringIO
from pathlib import Path

import pikepdf

from reporting.pack import assemble, canonical, conformance, tables
from tests.factories.snapshots import ACTIVITIES, snapshot

ATTACHED = {"activities.csv", "snapshot.json"}


def test_the_pack_passes_its_own_check(pdf: Path) -> None:
    assert conformance.faults(pdf.read_bytes(), attached=ATTACHED) == []


def test_the_check_finds_what_should_not_be_there(pdf: Path) -> None:
    with pikepdf.open(pdf) as document:
        document.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")
        document.Root.OpenAction = document.make_indirect(document.Root.OpenAction)
        del document.attachments["activities.csv"], document.Root["/MarkInfo"]
        spoilt = assemble.saved(document)

    assert conformance.faults(spoilt, attached=ATTACHED) == [
        "It is not tagged.",
        "It does not hold exactly its own attachments.",
        "It holds /JS, /JavaScript.",
    ]


def test_the_data_is_attached_with_the_date_of_the_text(pdf: Path) -> None:
    with pikepdf.open(pdf) as document:
        files = {name: spec.get_file() for name, spec in document.attachments.items()}
        stream = {name: file.read_bytes() for name, file in files.items()}
        dates = {str(file.obj.Params[key]) for file in files.values() for key in ("/CreationDate", "/ModDate")}
        relationships = {str(spec.AFRelationship) for spec in document.Root.AF}

    assert stream == {
        "activities.csv": tables.activities_csv(snapshot()),
        "snapshot.json": canonical.to_json(snapshot()),
    }
    assert dates == {"D:20201117000000Z"}
    assert relationships == {"/Data", "/Source"}


def test_the_csv_has_each_row_and_no_formula() -> None:
    rows = list(csv.DictReader(StringIO(tables.activities_csv(snapshot()).decode("utf-8-sig"))))

    assert [row["activity"] for row in rows] == [row.activity for row in ACTIVITIES.rows]
    assert tables.plain("=1+1") == "'=1+1"


def test_every_face_is_embedded(pdf: Path) -> None:
    with pikepdf.open(BytesIO(pdf.read_bytes())) as document:
        described = [
            o for o in document.objects if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/FontDescriptor"
        ]

        assert described
        assert all("/FontFile2" in o for o in described)
        assert all("Noto" in str(o.FontName) or "Pack" in str(o.FontName) for o in described)

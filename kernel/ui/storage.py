"""Static files with hashed names in production."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class PortalStaticStorage(CompressedManifestStaticFilesStorage):
    """As WhiteNoise's, but vendored files keep their source-map comment although no map is shipped."""

    patterns = tuple(
        (extension, tuple(pattern for pattern in patterns if "sourceMappingURL" not in str(pattern)))
        for extension, patterns in CompressedManifestStaticFilesStorage.patterns
    )

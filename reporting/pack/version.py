"""The version of the pack's templates and style: raise it with any change that changes a byte of a pack."""

TEMPLATE_VERSION = "1.2"

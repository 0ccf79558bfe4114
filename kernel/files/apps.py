from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Files that people add: what they are, where they lie, how they are given back."""

    name = "kernel.files"
    label = "files"

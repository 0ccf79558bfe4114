from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "kernel.ui"
    default_auto_field = "django.db.models.BigAutoField"

"""The API: who may ask, how often, and how it describes itself."""

API_RATES: dict[str, str | None] = {"anon": "30/min", "user": "120/min", "write": "30/min"}
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "kernel.api.authentication.PostToken",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["kernel.api.base.SignedIn", "kernel.api.base.InScope"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["kernel.api.parsing.PlainJson"],
    "DEFAULT_PAGINATION_CLASS": "kernel.api.paging.KeysetPagination",
    "DEFAULT_SCHEMA_CLASS": "kernel.api.schema.Described",
    "DEFAULT_METADATA_CLASS": None,
    "DEFAULT_THROTTLE_CLASSES": ["kernel.api.throttles.Asking", "kernel.api.throttles.Writing"],
    "DEFAULT_THROTTLE_RATES": API_RATES,
    "EXCEPTION_HANDLER": "kernel.api.errors.problem",
    "NON_FIELD_ERRORS_KEY": "",
    "URL_FORMAT_OVERRIDE": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Border-management cooperation portal",
    "DESCRIPTION": "The activity log and the register, for programs. One sees and does here what one may see and do on "
    "the pages of the portal.",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"supportedSubmitMethods": ["get"], "defaultModelsExpandDepth": 0, "docExpansion": "list"},
    "SERVE_PERMISSIONS": ["kernel.api.base.SignedIn", "kernel.api.base.InScope"],
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_NAME_OVERRIDES": {
        "PrecisionEnum": "activities.states.Precision",
        "KnownEnum": "mechanisms.states.Precision",
        "BasisKindEnum": "activities.states.BasisKind",
        "HoldEndEnum": "activities.states.HoldEnd",
        "PlaceOfConsensusEnum": "activities.api.said.PLACES_OF_CONSENSUS",
    },
}

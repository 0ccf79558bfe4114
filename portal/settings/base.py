"""What every installation shares. Values come from the environment; README lists them."""

from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import environ
from celery.schedules import crontab
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from portal.settings.api import API_RATES as API_RATES
from portal.settings.api import REST_FRAMEWORK as REST_FRAMEWORK
from portal.settings.api import SPECTACULAR_SETTINGS as SPECTACULAR_SETTINGS

BASE_DIR = Path(__file__).resolve().parents[2]
env = environ.Env()

SECRET_KEY = env("SECRET_KEY", default="")
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])
DEBUG = False
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
PORTAL_DATA = Path(env("PORTAL_DATA", default=str(BASE_DIR / ".data")))
PORTAL_URL = env("PORTAL_URL", default="http://127.0.0.1:8000")
PORTAL_NAME = "Border-Management Cooperation"

# What only a demonstration or a test may switch on; kernel.accounts.checks refuses them in production.
PRODUCTION = False
DEMO = False
PORTAL_NOW = ""
CLOCK_FILE = PORTAL_DATA / "clock.json"
REFERENCE_SEED = ""

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "django_filters",
    "django_structlog",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "guardian",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "kernel.access",
    "kernel.audit",
    "kernel.workflow",
    "kernel.notify",
    "kernel.jobs",
    "kernel.files",
    "kernel.members",
    "kernel.accounts",
    "kernel.consensus",
    "kernel.api",
    "kernel.ui",
    "mechanisms",
    "activities",
    "reporting",
    "portal",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "kernel.ui.middleware.CompressedPagesMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django_structlog.middlewares.RequestMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "kernel.accounts.middleware.ActorMiddleware",
    "kernel.accounts.gate.SecondFactorMiddleware",
    "kernel.ui.middleware.PrivatePagesMiddleware",
    "kernel.ui.middleware.ErrorPagesMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
                "kernel.ui.context.page",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "kernel.ui.templatetags.portal",
            ],
        },
    }
]
COTTON_DIR = "components"

SESSION_OF_DATABASE = {
    "lock_timeout": "10s",
    "idle_in_transaction_session_timeout": "60s",
    "random_page_cost": "1.1",  # the disk is no spinning one: a page of an index is as near as its neighbour
    "max_parallel_workers_per_gather": "0",  # many small pages share the processors; to start a helper costs more
    "jit": "off",  # likewise
}
DATABASES = {
    "default": {
        **env.db("DATABASE_URL", default="postgres://portal@127.0.0.1:5432/portal"),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": " ".join(f"-c {name}={value}" for name, value in SESSION_OF_DATABASE.items())},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "portal_cache",
        "OPTIONS": {"MAX_ENTRIES": 1_000_000},  # a full cache forgets what it counted: the guesses at sign-in
    }
}
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True  # pages carry the token themselves
CSRF_FAILURE_VIEW = "portal.pages.errors.expired_page"
SIGNED_COOKIE_LEGACY_SALT_FALLBACK = False
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 15},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
]
LOGIN_REDIRECT_URL = "/"
LOGIN_URL = "/accounts/login/"
ACCOUNT_ADAPTER = "kernel.accounts.adapter.ClosedSignup"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True  # the adapter does the work of a mail and sends none
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True  # no link in a mail acts, and no key of the database leaves
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {
    "login": "kernel.accounts.forms_password.SignInForm",
    "reset_password": "kernel.accounts.forms_password.ForgottenForm",
    "reset_password_from_key": "kernel.accounts.forms_password.ForgottenPasswordForm",
    "change_password": "kernel.accounts.forms_password.AnotherPasswordForm",
}
MFA_ADAPTER = "kernel.accounts.mfa_adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # setting up takes the code of the half minute before too, as signing in does
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # a finger, a face or a PIN at every use
MFA_FORMS = {
    "authenticate": "kernel.accounts.forms_sign_in.SecondStepForm",
    "authenticate_webauthn": "kernel.accounts.forms_sign_in.PasskeyStepForm",
    "reauthenticate": "kernel.accounts.forms_sign_in.StepAgainForm",
    "reauthenticate_webauthn": "kernel.accounts.forms_sign_in.PasskeyAgainForm",
    "activate_totp": "kernel.accounts.forms_sign_in.TotpForm",
    "add_webauthn": "kernel.accounts.forms_sign_in.PasskeyForm",
    "login_webauthn": "kernel.accounts.forms_sign_in.PasskeySignInForm",
}
# Who needs a second factor before the first page, and how long one counts as fresh where a reply or a pack is at stake.
SECOND_FACTOR_ROLES = ["officer", "publisher", "administrator", "auditor", "approver"]
FRESH_FOR = timedelta(minutes=15)
CODE_SHEET_CODES = 20
CODE_SHEET_DAYS = 180
DEMO_CODES = False  # whether the second step tells a demo person the present code

ANONYMOUS_USER_NAME = None
GUARDIAN_MONKEY_PATCH_USER = False
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]  # grants are read as rows, never through has_perm (docs/adr/0003)

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", _("English"))]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_I18N = True
FORMAT_MODULE_PATH = None

STATIC_URL = "/static/"
SWAGGER = "drf_spectacular_sidecar/swagger-ui-dist"
_sidecar = Path(str(find_spec("drf_spectacular_sidecar").origin)).parent / "static"  # type: ignore[union-attr]
STATICFILES_DIRS: list[Any] = [BASE_DIR / "static", (SWAGGER, _sidecar / SWAGGER)]
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]  # no package serves files of its own
WHITENOISE_SKIP_COMPRESS_EXTENSIONS = ("png", "woff2", "ttf")  # pages seldom ask for a font
STATIC_ROOT = env.path("STATIC_ROOT", default=str(BASE_DIR / "staticfiles"))
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": PORTAL_DATA / "files"},
    },
    "staticfiles": {"BACKEND": "kernel.ui.storage.PortalStaticStorage"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "kernel.files.upload.BoundedUpload",
]
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_DIRECTORY_PERMISSIONS = 0o700
# Files that people add: how large one may be, how many a record may have, and a virus scanner (clamd) as host:port.
UPLOAD_MOST_BYTES = env.int("UPLOAD_MOST_MB", default=10) * 1_000_000
ATTACHMENTS_MOST = env.int("ATTACHMENTS_MOST", default=20)
SCANNER = env("SCANNER", default="")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = env("EMAIL_HOST", default="localhost")
EMAIL_PORT = env.int("EMAIL_PORT", default=25)
EMAIL_HOST_USER = env("EMAIL_HOST_USER", default="")
EMAIL_HOST_PASSWORD = env("EMAIL_HOST_PASSWORD", default="")
EMAIL_USE_TLS = env.bool("EMAIL_USE_TLS", default=False)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="portal@localhost")

REDIS_URL = env("REDIS_URL", default="redis://127.0.0.1:6379/0")
CELERY_BROKER_URL = env("CELERY_BROKER_URL", default=REDIS_URL)
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TIMEZONE = TIME_ZONE
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A page never waits long for a broker that is away: the sweep finds the row (DESIGN §5 Jobs).
CELERY_BROKER_TRANSPORT_OPTIONS: dict[str, object] = {
    "socket_connect_timeout": 1,
    "connect_retries_timeout": 1,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.1,
    "interval_max": 0.2,
}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_ACKS_LATE = True
CELERY_BEAT_SCHEDULE = {
    "jobs-sweep": {"task": "kernel.jobs.sweep", "schedule": 10.0, "options": {"expires": 10}},
    "audit-check": {"task": "portal.check_audit", "schedule": crontab(hour=3, minute=10)},
    "notify-sweep": {"task": "kernel.notify.sweep", "schedule": 30.0, "options": {"expires": 30}},
    "activities-daily": {"task": "activities.daily", "schedule": crontab(hour="4", minute="30")},
    "files-sweep": {"task": "kernel.files.sweep", "schedule": crontab(hour=3, minute=40)},
    "accounts-daily": {"task": "kernel.accounts.daily", "schedule": crontab(hour="5", minute="30")},
}

# People and posts, in days: how long an invitation is good; the yearly confirmation; when a holder is reminded.
INVITATION_DAYS = env.int("INVITATION_DAYS", default=7)
CONFIRMATION_EVERY_DAYS = env.int("CONFIRMATION_EVERY_DAYS", default=365)
CONFIRMATION_ANSWER_DAYS = env.int("CONFIRMATION_ANSWER_DAYS", default=30)
CONFIRMATION_NOTICE_DAYS = env.int("CONFIRMATION_NOTICE_DAYS", default=14)
CONFIRMATION_QUIET_DAYS = 30  # before a consensus round, and while it runs, no post of a seated state is suspended
POST_END_REMINDERS = (30, 7, 1)

HANDLING_MARKS = ["For official use", "Restricted – ADMM"]
DEFAULT_MARK = HANDLING_MARKS[0]
SCOPE_BODY = "ADSOM_WG"  # its Chair and a publisher decide what becomes of an accepted record on hold
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "pikepdf": {"level": "WARNING"},
        "kombu.connection": {"level": "ERROR"},  # a broker in a folder has no host name
        "django.request": {"level": "ERROR"},
        "django_structlog": {"level": "WARNING"},
    },
}

"""Production: every secret from the environment, TLS in front, nothing of the demonstration."""

from portal.settings.base import *
from portal.settings.base import env

PRODUCTION = True
SECRET_KEY = env("SECRET_KEY")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
PORTAL_URL = env("PORTAL_URL")
PORTAL_NOW = env("PORTAL_NOW", default="")  # refused by a system check when set
DEMO = env.bool("DEMO", default=False)  # refused by a system check when set
DEMO_CODES = env.bool("DEMO_CODES", default=False)  # refused by a system check when set
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=True)
BEHIND_PROXY = env.bool("BEHIND_PROXY", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
ALLAUTH_TRUSTED_PROXY_COUNT = int(BEHIND_PROXY)  # whose guesses are counted: the last address the proxy added
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]

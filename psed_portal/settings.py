"""Every setting of the portal, in headed sections. Each value comes from the environment; each default is the safe one.

`./start` writes the values of a local installation to `var/env`, which is read here, so that `manage.py` works in a
second terminal with nothing set. README.md lists every variable.
"""

import os
from pathlib import Path

import environ
import pghistory
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from psed_portal.embedded.libraries import load_unpacked

ROOT = Path(__file__).resolve().parent.parent
VAR = ROOT / "var"
env = environ.Env()
if (VAR / "env").is_file():
    if os.environ.get("DATABASE_URL"):  # the owner of one database must not be taken for the owner of another
        os.environ.setdefault("DATABASE_OWNER_URL", os.environ["DATABASE_URL"])
    env.read_env(VAR / "env", overwrite=False)
    load_unpacked(VAR / "libraries")

# --- What must be said ------------------------------------------------------------------------------------------------

REQUIRED = {
    "SECRET_KEY": "a long random string; make one with: python -c 'import secrets; print(secrets.token_urlsafe(50))'",
    "DATABASE_URL": "where PostgreSQL is, as the app's role: postgresql://psed_app:PASSWORD@HOST/psed",
    "REDIS_URL": "where Valkey or Redis is: redis://HOST:6379/0",
    "PUBLIC_URL": "the address people type, with https: https://equality.example.gov.uk",
}
missing = [f"  {name}: {advice}" for name, advice in REQUIRED.items() if not env.str(name, default="")]
if missing:
    raise ImproperlyConfigured(
        "The portal cannot start because these settings are missing. Run ./start for a local installation, "
        "or set in the environment:\n" + "\n".join(missing)
    )

SECRET_KEY = env.str("SECRET_KEY")
PUBLIC_URL = env.str("PUBLIC_URL").rstrip("/")
PUBLIC_HOST = environ.urlparse(PUBLIC_URL).hostname
DEBUG = False
# Only a local or demonstration installation may hold invented councils; production refuses `load_example`.
ALLOW_EXAMPLE = env.bool("ALLOW_EXAMPLE", default=False)

# --- Address and transport --------------------------------------------------------------------------------------------

IS_LOCAL_HTTP = PUBLIC_URL.startswith("http://") and PUBLIC_HOST in {"localhost", "127.0.0.1"}
if PUBLIC_URL.startswith("http://") and not IS_LOCAL_HTTP:
    raise ImproperlyConfigured("PUBLIC_URL must begin with https:// unless the host is localhost or 127.0.0.1.")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[PUBLIC_HOST])
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
SECURE_SSL_REDIRECT = not IS_LOCAL_HTTP
# The container's health check speaks plain HTTP to the web process itself.
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 0 if IS_LOCAL_HTTP else 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = not IS_LOCAL_HTTP
SECURE_HSTS_PRELOAD = not IS_LOCAL_HTTP
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", default=False) else None
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
COOKIE_PREFIX = "" if IS_LOCAL_HTTP else "__Host-"
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}session"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not IS_LOCAL_HTTP
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 12 * 3600
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrftoken"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}

# --- Apps -------------------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "psed_portal",
    "dashboards",
    "publications",
    "objectives",
    "deadlines",
    "councils",
    "files",
    "govuk",
    "crispy_forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "pgtrigger",
    "pghistory",
    "csp",
    "django.contrib.postgres",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "psed_portal.middleware.BrowserDefences",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]
ROOT_URLCONF = "psed_portal.urls"
WSGI_APPLICATION = "psed_portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "psed_portal.navigation.for_people",
            ]
        },
    }
]
CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "govuk"

# --- Data -------------------------------------------------------------------------------------------------------------

DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Two roles: the owner migrates, the app serves without DDL. Without DATABASE_OWNER_URL both are one (a check warns).
DATABASE_APP_URL = env.str("DATABASE_URL")
DATABASE_OWNER_URL = env.str("DATABASE_OWNER_URL", default=DATABASE_APP_URL)
DATABASE_ROLE = env.str("DATABASE_ROLE", default="app")
DATABASES = {
    "default": {
        **env.db_url_config(DATABASE_OWNER_URL if DATABASE_ROLE == "owner" else DATABASE_APP_URL),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"NAME": env.str("TEST_DATABASE_NAME", default="test_psed")},
    }
}
DATABASES["default"].setdefault("OPTIONS", {})["connect_timeout"] = 5
# Row history: each insert, update and delete of a tracked noun, by trigger, in rows that are never rewritten.
PGHISTORY_DEFAULT_TRACKERS = (pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
PGHISTORY_APPEND_ONLY = True
# A million characters pasted into a box get their answer beside the box, not an error page: each of the costliest
# letters is sent as twelve bytes, and the rest of a form is small. nginx (docker-compose.yml) lets more through, so
# that what is larger still gets our own page.
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024**2
# A round of figures has four boxes and a tick for each measure of a set: a thousand, which is Django's limit, would
# turn away some two hundred measures with all that was typed.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
# One file of a form, in bytes; nginx (docker-compose.yml) must let a little more through.
LARGEST_UPLOAD = env.int("LARGEST_UPLOAD", default=20 * 1024**2)
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_HANDLERS = [
    "files.receiving.UpToTheLimit",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
FILES_ROOT = env.path("FILES_ROOT", default=str(VAR / "files"))()

# --- Time and words ---------------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"

# --- Static files -----------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
# The design system's built files arrive in var/, never in git.
STATICFILES_DIRS = [ROOT / "static", VAR / "design"]
STATIC_ROOT = env.path("STATIC_ROOT", default=str(VAR / "static"))()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing may be kept past `files/`
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# --- Sign-in ----------------------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "councils.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/officers/"
OFFICERS_HOME = "/officers/{slug}/"  # where mail sends people; the pages themselves belong to a higher stair
MEMBERS_HOME = "/members/{slug}/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "councils.sign_in.InvitationOnly"
ACCOUNT_FORMS = {"login": "councils.sign_in_forms.SignIn", "reset_password": "councils.sign_in_forms.NewPassword"}
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # the invitation already went to the address, and only it can set a password
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # an answer there would let anyone send mail to anybody
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {"ask_for_format": "10/h/ip,20/d/ip"}  # beside those of sign-in: a form that everybody may send
ACCOUNT_SESSION_REMEMBER = False
# How many proxies in front add to X-Forwarded-For: sign-in limits count by visitor, not by the nearest proxy.
ALLAUTH_TRUSTED_PROXY_COUNT = env.int("TRUSTED_PROXIES", default=0)
PASSWORD_RESET_TIMEOUT = 7 * 24 * 3600
MFA_ADAPTER = "councils.sign_in.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "PSED Portal"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# --- Mail -------------------------------------------------------------------------------------------------------------

EMAIL_URL = env.str("EMAIL_URL", default="")
if EMAIL_URL:
    vars().update(env.email_url_config(EMAIL_URL))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = str(VAR / "mail")
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.str("MAIL_FROM", default=f"PSED Portal <no-reply@{PUBLIC_HOST}>")
EMAIL_TIMEOUT = 20

# --- Errands and the clock --------------------------------------------------------------------------------------------

REDIS_URL = env.str("REDIS_URL")
CELERY_BROKER_URL = REDIS_URL
CELERY_TIMEZONE = TIME_ZONE
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = 300
CELERY_TASK_SOFT_TIME_LIMIT = 240
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 800_000
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A dead broker must not hold up a person: the sweep every minute finds what was not queued.
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 900,
    "max_retries": 0,  # of one attempt to queue; workers and beat go on looking for their broker all the same
    "socket_connect_timeout": 1,
    "socket_timeout": 5,
    "retry_on_timeout": False,
}
# In PostgreSQL, so that sign-in limits hold over all web processes and go on when the broker is down.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}

# --- Log --------------------------------------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "filters": {"without_secrets": {"()": "psed_portal.log.WithoutSecrets"}},
    "handlers": {
        "console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["without_secrets"]},
    },
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {name: {"level": "WARNING"} for name in ("weasyprint", "fontTools")},
}

"""The one settings file. What differs between machines comes from the environment (docs/settings.md)."""

from datetime import timedelta
from typing import Any

from csp.constants import NONE, SELF

from . import environment as env

# --- Where things stand -------------------------------------------------------------------------
VAR = env.folder("KHUYENCONG_VAR", env.home() / "var")
VAR.mkdir(parents=True, exist_ok=True)
STORE_ROOT = env.folder("KHUYENCONG_STORE", VAR / "papers")  # bytes of received and issued papers
BACKUPS = env.text("KHUYENCONG_BACKUPS")  # folder of the nightly backups, for the administrator's home

# --- Who may reach us ---------------------------------------------------------------------------
DEBUG = env.flag("KHUYENCONG_DEBUG")
DEMO = env.flag("KHUYENCONG_DEMO")  # sign-in by choosing a role: refused by a check outside loopback
HTTPS = env.flag("KHUYENCONG_HTTPS")  # people come over https (a proxy before us ends it)
ALLOWED_HOSTS = env.words("KHUYENCONG_HOSTS", ("localhost", "127.0.0.1", "[::1]"))
CSRF_TRUSTED_ORIGINS = env.words("KHUYENCONG_ORIGINS")
SECRET_KEY = env.secret_key("SECRET_KEY", VAR / "secret_key")
SECRET_KEY_FALLBACKS = env.words("SECRET_KEY_BEFORE")  # still opens what was signed or sealed under them

# --- What we are made of ------------------------------------------------------------------------
INSTALLED_APPS = [
    "khuyencong.config",  # its start-up checks; it has no tables
    "khuyencong.records",
    "khuyencong.desk",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
]
MIDDLEWARE = [
    "khuyencong.config.proxy.BehindProxy",  # first: all that follows counts and locks by the visitor's address
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # answers carry random length, so that their size tells nothing
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "khuyencong.config.request_log.RequestLog",
    "khuyencong.config.headers.Headers",  # inside the former, which leaves a policy that is already there
    "khuyencong.config.security_log.SecurityLog",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",  # also on what the door and the limits refuse
    "django.contrib.sessions.middleware.SessionMiddleware",
    "khuyencong.config.language.ChosenLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "khuyencong.config.door.PlainWords",
    "django.middleware.csrf.CsrfViewMiddleware",
    "khuyencong.config.sessions.Sessions",
    "khuyencong.config.limits.RateLimits",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",  # last, as axes asks: it turns a lock-out into its page
]
ROOT_URLCONF = "khuyencong.config.urls"
WSGI_APPLICATION = "khuyencong.config.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [("django.template.loaders.cached.Loader", ["khuyencong.config.templates.Loader"])],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- Memory -------------------------------------------------------------------------------------
DATABASES = {"default": env.database("DATABASE_URL", VAR / "khuyencong.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# Counts of tries and codes already used: in files, so that all web processes of the machine share them.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR / "counts",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    }
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
MAX_PAPER_BYTES = 50 * 1024 * 1024
VIRUS_SCANNER = env.command("KHUYENCONG_SCANNER")  # reads a file on standard input; 0 clean, 1 infected
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024  # forms; files are streamed to disk and measured by the reader
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
MAX_REQUEST_BYTES = 4 * MAX_PAPER_BYTES  # several papers at once; one too large is refused by itself, with its name

# --- People -------------------------------------------------------------------------------------
AUTH_USER_MODEL = "records.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # first: it refuses a locked name before any password is looked at
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.ScryptPasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "khuyencong.config.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "khuyencong.config.passwords.NotOfThisHouse"},
    {"NAME": "khuyencong.config.passwords.NotLeaked"},
]
LEAKED_PASSWORDS = env.text("KHUYENCONG_LEAKED_PASSWORDS")  # a file of the operator's, see config.passwords
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600  # how long the link of an invitation works
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "khuyencong.config.sign_in.ClosedDoor"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_SESSION_REMEMBER = False
# A whole office may come from one address; guessing a name is axes' business (8 tries), and these limits stand behind
# it for the codes of the second step.
ACCOUNT_RATE_LIMITS = {"login": "300/m/ip", "login_failed": "300/m/ip,10/300s/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_RECOVERY_CODES_SHOW_ONCE, MFA_RECOVERY_CODE_DIGITS = True, 12  # kept as hashes: work/people/recovery_codes.py
MFA_TOTP_ISSUER = "Khuyến công"
MFA_ADAPTER = "khuyencong.config.second_step.SealedSeeds"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300  # changing the second step asks for the password again
# Who must set up a second step before anything else: administrators, wherever strangers can reach us.
SECOND_STEP = env.one_of(
    "KHUYENCONG_SECOND_STEP", ("none", "admin", "all") if env.is_loopback(ALLOWED_HOSTS) else ("admin", "all", "none")
)
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_USERNAME_CALLABLE = "khuyencong.config.sign_in.name_guessed"
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_VERBOSE = False

# --- Mail ---------------------------------------------------------------------------------------
ADDRESS = env.text("KHUYENCONG_ADDRESS").rstrip("/")  # where people find us, for links in mails
MAIL_SERVER = env.mail_server("KHUYENCONG_MAIL")
MAILS = MAIL_SERVER is not None  # without a server no mail is written at all
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAILS else 'dummy'}.EmailBackend"
EMAIL_HOST, EMAIL_PORT, EMAIL_HOST_USER, EMAIL_HOST_PASSWORD, EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL_SERVER or (
    "", 25, "", "", False, False,
)  # fmt: skip
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("KHUYENCONG_MAIL_FROM", "khuyencong@localhost")

# --- What the browser is told -------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],  # the QR code of the second sign-in step is a data: picture
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "report-uri": ["/bao-chinh-sach/"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^suc-khoe/$"]  # the watchman on this machine asks without https
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS or not env.is_loopback(ALLOWED_HOSTS)
_ONLY_HERE = "__Host-" if SESSION_COOKIE_SECURE else ""  # the browser then refuses them from or for another host
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = f"{_ONLY_HERE}sessionid", f"{_ONLY_HERE}csrftoken"
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "khuyencong.config.door.csrf_failed"
SESSION_COOKIE_AGE = 10 * 3600  # a working day
SESSION_IDLE_SECONDS = env.integer("KHUYENCONG_IDLE_MINUTES", 60) * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# --- Language and time --------------------------------------------------------------------------
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [env.package("locale")]
USE_I18N = True
LANGUAGE_COOKIE_HTTPONLY, LANGUAGE_COOKIE_SAMESITE = True, "Lax"
LANGUAGE_COOKIE_SECURE = SESSION_COOKIE_SECURE
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
USE_THOUSAND_SEPARATOR = False  # figures are printed by terms.numbers alone
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True

# --- Static files -------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
WHITENOISE_USE_FINDERS = DEBUG or not (STATIC_ROOT / "staticfiles.json").is_file()  # until `collectstatic` has run
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "khuyencong.config.static.Collected"},
}

# --- Log ----------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
        "json": {"()": "khuyencong.config.logs.JsonLines"},
    },
    "filters": {
        "request": {"()": "khuyencong.config.logs.RequestNumber"},
        "routes": {"()": "khuyencong.config.logs.RoutesOnly"},
    },
    "handlers": {
        "stderr": {
            "class": "khuyencong.config.logs.Stderr",
            "filters": ["request", "routes"],
            "formatter": env.one_of("KHUYENCONG_LOG_FORMAT", ("line", "json")),
        }
    },
    "root": {"handlers": ["stderr"], "level": env.text("KHUYENCONG_LOG", "INFO").upper()},
    # axes writes names and addresses; what it sees is told without them by config.security_log.
    "loggers": {"django.server": {"level": "WARNING"}, "axes": {"level": "CRITICAL"}},
}
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # preload lists are the domain owner's decision, not ours

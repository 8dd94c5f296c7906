"""What a publisher sets. Everything else has a default; `invoke build` says where content and output are."""

from jinja2 import StrictUndefined

SITENAME = "خِزانة"
SITESUBTITLE = "أرشيف النصوص العربية"
KHIZANA_DESCRIPTION = "نصوص صحفية عربية محفوظة كما وردت، يُبحث فيها وتُتتبَّع أسماؤها من نصٍّ إلى نص."
SITEURL = ""  # where the site will be served, as "https://example.org/archive"; empty for a copy on a disk
DEFAULT_LANG = "ar"  # theme/strings/<language>.json

# From here on: how Khizana runs on Pelican. A publisher has no need to change it.
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGIN_PATHS = ["plugins"]
PLUGINS = ["khizana_pelican"]
KHIZANA_SEEDS = "seeds"
KHIZANA_JOBS = 1
KHIZANA_FULL = False

TIMEZONE = "UTC"
RELATIVE_URLS = True  # of links by {filename}; the templates make theirs relative themselves, from `root`
JINJA_ENVIRONMENT = {
    "autoescape": True,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "auto_reload": False,
    "undefined": StrictUndefined,
}

PAGE_PATHS = ["pages"]
PAGE_URL = PAGE_SAVE_AS = "{slug}.html"
FILENAME_METADATA = "(?P<title>(?P<slug>.+))"  # of a page that states none of its own
SLUGIFY_USE_UNICODE = True  # else two Arabic names may become the same Latin letters
FEED_MAX_ITEMS = 50

# Pelican's own article generator stays idle: docs/decisions/0002-own-generators.md
ARTICLE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
THEME_STATIC_PATHS: list[str] = []
DIRECT_TEMPLATES: list[str] = []
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ""
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

"""What the publisher of this archive sets. The folders of a build are said on the command line: invoke build --help."""

SITENAME = "أرشيفي"
SITESUBTITLE = ""  # a few words under the name
KHIZANA_DESCRIPTION = ""  # a sentence on the front page: what is kept here
SITEURL = ""  # where the site will be served, as "https://example.org/archive"; empty for a copy on a disk
DEFAULT_LANG = "ar"  # the interface: theme/strings/<language>.json
KHIZANA_REGION = ""  # the country whose names of the months are shown, as "TN" (جانفي) or "SY" (كانون الثاني)
KHIZANA_LABELS: dict[str, str] = {}  # what sections, sources and tags are called, as {"sport": "رياضة"}
KHIZANA_ACCENT = ""  # the colour of links, as "#8a1538"; empty for the theme's blue
KHIZANA_LOGO = ""  # a picture beside the name, as "logo.svg" in this folder; empty for none
KHIZANA_UNREVIEWED = 0.9  # names that a machine found have pages, marked so, from this probability on; False for none
KHIZANA_TEXT_KEYS = ""  # keys of a text's head that hold text themselves, as "question, answer"; empty for none
KHIZANA_LARGEST_MB = "50"  # larger files are refused: one takes ten times its size of memory

"""The words with which Arabic news report speech, and those that show who the subject is, by their search keys.

The longer lists are groups of data/speech_words.tsv, which says what each holds.
"""

from __future__ import annotations

from pyarabic.araby import ALEF, HEH

from khizana.facts.word_view import fold_words, read_folded_groups

_GROUPS = read_folded_groups("speech_words.tsv")

# reporting verbs
MASCULINE = _GROUPS["masculine_verbs"]
FEMININE = _GROUPS["feminine_verbs"]
FINITE = MASCULINE | FEMININE
SUBJECT_FIRST = _GROUPS["subject_first"]
DIRECT = fold_words("قال قالت يقول تقول")  # what stands in marks right after their subject is a quotation
FRAMED = _GROUPS["framed"]
FRAMED_TO = fold_words(
    "شدد شددت أعرب أعربت لفت لفتت تطرق تطرقت"
)  # framed by a preposition too: «شدد الوزير على», «لفت إلى»
ADDING = _GROUPS["adding"]
# of a man, of a woman and of several: «مؤكدا», «مؤكدة», «مؤكدين»
PARTICIPLES = _GROUPS["participles"] | {word[:-1] + ending for word in _GROUPS["participles"] for ending in (HEH, "ين")}
DESCRIBING = fold_words("واصفا واصفة معتبرا معتبرة وصف وصفت اعتبر اعتبرت")
CALLING = fold_words("اعتبر وصف سمى أسمى")  # «ما وصفه فلان بـ"…"», «ما اعتبروه "…"»
OTHER_VOICES = _GROUPS["other_voices"]
CITING = fold_words("نقل")  # «نقلت الوكالة عن فلان قوله»
SPEECH_NOUNS = fold_words("قوله قولها قولهم القول بالقول")

# clauses
CONNECTORS = _GROUPS["connectors"]
COMPLEMENTIZERS = _GROUPS["complementizers"]
THAT_HE = fold_words("بأنه بأنها بأنهم")  # «ووصف بأنه»: by whom is not said
WHAT_RELATIVES = fold_words("ما بما فيما لما عما مما حسبما وفقما")
RELATIVES = WHAT_RELATIVES | fold_words("الذي التي الذين كما")
NEGATIONS = fold_words("لم لا لن ولم ولا ولن")
REPORTING_PREPOSITIONS = fold_words("إلى على عن")
PAST_AUXILIARIES = fold_words("كان كانت")  # «كان فلان قد قال»
PERFECT_PARTICLES = fold_words("قد")
TOPIC_PARTICLES = fold_words("أما")  # «أما فلان فقد قال»
EXCEPTIVES = fold_words("إلا")
SPEAKER_SHIFTS = fold_words("جانبه جانبها جهته جهتها")  # «. من جانبه» introduces another speaker
PREPOSITIONS = _GROUPS["prepositions"]

# subjects
NO_SUBJECT = _GROUPS["no_subject"]
# by gender, feminine or not: a demonstrative of the other one is an object: «أكد هذه الانتقادات», «أكدت ذلك»
DEMONSTRATIVES = {False: fold_words("هذا ذلك"), True: fold_words("هذه تلك")}
OBJECTS = _GROUPS["objects"]
ADVERBIALS = (
    _GROUPS["adverbials"]
    | _GROUPS["accusative_adverbs"]
    | {word.removesuffix(ALEF) + HEH for word in _GROUPS["accusative_adverbs"]}
)
INTERPOSED = _GROUPS["interposed"]
SAME_OR_THIS = fold_words("هذا هذه ذات نفس")  # «يرى في هذا الصدد الوزير»
SUBJECT_ENDS = NO_SUBJECT | COMPLEMENTIZERS | ADVERBIALS | _GROUPS["subject_ends"]
TRAILING = _GROUPS["sayings"] | _GROUPS["governing"]  # last words of a phrase that are no part of the speaker's name
FOLLOWING = fold_words("التالي التالية الآتي الآتية")
QUANTIFIERS = fold_words("عدد العديد كل مجموعة")  # «عدد من العملة»
ADDRESSEES = tuple(sorted(_GROUPS["addressees"]))  # prefixes: «أوضح المصدر لمراسلة (وات)»
REPRESENTATIVES = _GROUPS["representatives"]

# speakers named before: «المتحدث ذاته», «الباحث»
BACK_REFERENCES = fold_words("ذاته ذاتها نفسه نفسها عينه عينها المذكور المذكورة")
TITLES = fold_words("الدكتور الدكتورة السيد السيدة")
BARE_ROLES = _GROUPS["bare_roles"]
ANY_SPEAKER = _GROUPS["any_speaker"]

# attribution after a quotation
ACCORDING = fold_words(
    "وفق حسب بحسب وفقا حد"
)  # «وفق تعبيره» attributes the words to the speaker, «حسب الوكالة» does not
SOURCED = fold_words("حسبما وفقما بحسبما")  # «حسبما أوضح فلان»
LEGAL_VERBS = fold_words("ينص تنص نص نصت")  # «الفصل 24 الذي ينص على "…"»: the words of a law
LAWS = fold_words("الفصل الفصول المادة البند الفقرة الآية")  # «على أساس الفصل 37، "…"»

# names in quotation marks
NAMING = _GROUPS["naming"]
POSSESSIVE_SUFFIXES = ("ه", "ها", "هم")  # «برنامجه "..."»
RENAMES = fold_words("اسم تسمية")  # «تغيير اسم المعهد إلى "…"»
SLOGANS = fold_words("شعارا عنوانا اسما")  # «اختيار "…" شعارا للمؤتمر»
NAME_STARTS = fold_words("أبو أبي أم ابن بن عبد محمد أحمد علي")
PATRONYMICS = fold_words("بن ابن")
OPEN_ENDINGS = _GROUPS["open_endings"]

# predicates in quotation marks
PARTICLES = _GROUPS["particles"]
PREDICATIVE = _GROUPS["predicative"]
NEGATING = fold_words("غير")
VERBS = _GROUPS["being"] | FINITE | _GROUPS["short_verbs"]
COPULAS = _GROUPS["copulas"]

"""The words with which Arabic news report speech, and those that tell who is the subject, by their search keys.

Written by hand from common use in news. A verb that is as often a noun or a preposition («بين», «عبر») is left out.
"""

from __future__ import annotations

from pyarabic.araby import ALEF, HEH

from khizana.facts.word_view import fold_words

# verbs of a masculine and of a feminine subject, past and present
MASCULINE = fold_words(
    "قال أكد أوضح أشار أضاف شدد صرح أعلن ذكر كشف لفت نفى حذر دعا أعرب تابع رأى اعتبر أفاد نوه طالب ختم حث أبرز استهل تطرق "
    "توقع زعم علق اتهم وصف أردف استطرد استدرك أقر اعترف تساءل كتب غرد تعهد هدد توعد انتقد جدد "
    "يقول يؤكد يوضح يشير يضيف يشدد يعلن يرى يعتبر يتابع يحذر يدعو يلفت ينفي يفيد"
)
FEMININE = fold_words(
    "قالت أكدت أوضحت أشارت أضافت شددت صرحت أعلنت ذكرت كشفت لفتت نفت حذرت دعت أعربت تابعت رأت اعتبرت أفادت نوهت طالبت ختمت "
    "حثت أبرزت استهلت تطرقت توقعت زعمت علقت اتهمت وصفت أردفت استطردت استدركت أقرت اعترفت تساءلت كتبت غردت تعهدت هددت "
    "توعدت انتقدت جددت تقول تؤكد توضح تشير تضيف تشدد تعلن ترى تعتبر تتابع تحذر تدعو تلفت تنفي تفيد"
)
FINITE = MASCULINE | FEMININE
# verbs whose next noun is their subject, hardly ever what is said of
SAYING = fold_words("قال قالت يقول تقول صرح صرحت أفاد أفادت أضاف أضافت يضيف تضيف أوضح أوضحت أكد أكدت أشار أشارت")
DIRECT = fold_words("قال قالت يقول تقول")  # so is what stands in marks right after their subject what they say
# verbs that need «أن», a colon or marks right after the noun to show that it is their subject
FRAMED = fold_words(
    "ذكر ذكرت كشف كشفت لفت لفتت شدد شددت أعلن أعلنت رأى رأت اعتبر اعتبرت نوه نوهت زعم زعمت علق علقت أردف أردفت استطرد استطردت "
    "استدرك استدركت أقر أقرت اعترف اعترفت تساءل تساءلت كتب كتبت غرد غردت توقع توقعت تابع تابعت ختم ختمت يرى ترى يعتبر تعتبر "
    "يؤكد تؤكد يوضح توضح يشير تشير يشدد تشدد يعلن تعلن يتابع تتابع يلفت تلفت يفيد تفيد"
)
# «شدد الوزير على», «لفت إلى»: so does the preposition of these
FRAMED_TO = fold_words("شدد شددت أعرب أعربت لفت لفتت تطرق تطرقت")
# «وأضاف», «وتابع»: the subject is the speaker just before, however the sentence begins
ADDING = fold_words("أضاف أضافت يضيف تضيف تابع تابعت يتابع تتابع أردف أردفت استطرد استطردت استدرك استدركت ختم ختمت")
_PARTICIPLES = fold_words(
    "مشيرا مؤكدا موضحا قائلا مضيفا مشددا لافتا داعيا محذرا معلنا معتبرا مبينا مبرزا واصفا منوها مطالبا متابعا نافيا كاشفا "
    "متوقعا معربا معلقا مستدركا مردفا مستطردا مذكرا ملاحظا منبها معبرا منددا محملا مجددا مستنكرا مرجحا"
)
# of a man, of a woman and of several: «مؤكدا», «مؤكدة», «مؤكدين»
PARTICIPLES = _PARTICIPLES | {word[:-1] + end for word in _PARTICIPLES for end in (HEH, "ين")}
DESCRIBING = fold_words("واصفا واصفة معتبرا معتبرة وصف وصفت اعتبر اعتبرت")
# «ما وصفه فلان بـ"…"», «ما اعتبروه "…"»
CALLING = fold_words("اعتبر وصف سمى أسمى")
# forms of these in other persons, «يقولون», or after their subject, «الوزير قال», bring in somebody else's words
VOICES = fold_words("قال أكد أوضح أضاف صرح أعلن ذكر أفاد كتب ردد نقل أورد نسب تساءل أجاب هتف أشار لاحظ بين اعتبر كشف")
CITING = fold_words("نقل")  # «نقلت الوكالة عن فلان قوله»
SPEECH_NOUNS = fold_words("قوله قولها قولهم القول بالقول")

# after these a clause begins, so that the next word may be its verb
CONNECTORS = fold_words("كما إذ حيث وقد فقد قد بينما فيما فبينما جانبه جانبها جهته جهتها بدوره بدورها و")
THAT = fold_words("أن إن أنه إنه أنها إنها بأن بأنه بأنها أنهم إنهم لأن كأن")
WHAT = fold_words("ما بما فيما لما عما مما حسبما وفقما")
RELATIVES = WHAT | fold_words("الذي التي الذين كما")
NEGATIONS = fold_words("لم لا لن ولم ولا ولن")
TOWARDS = fold_words("إلى على عن")
# of «كان فلان قد قال» and «أما فلان فقد قال»
WAS = fold_words("كان كانت")
CONTRAST = fold_words("أما")
ALREADY = fold_words("قد")
EXCEPT = fold_words("إلا")
ASIDES = fold_words("جانبه جانبها جهته جهتها")  # «. من جانبه» brings in somebody else
# a sentence that begins so has not named its subject before the verb
PREPOSITIONS = fold_words(
    "في عن من على حول خلال بعد قبل مع ردا تعليقا بخصوص بشأن لدى أثناء عقب إثر حيث إذ فيما بدوره بدورها"
)

# after these the verb has no noun for a subject: it is he or she who was named before
PRONOUN_FOLLOWS = fold_words(
    "أن إن أنه إنه أنها إنها بأن بأنه بأنها أنهم إنهم إنني أنني إننا أننا إلى على عن في خلال ضمن أمام عبر أمس اليوم أيضا كذلك "
    "لدى عقب إثر بعد قبل مع من بدوره ردا تعليقا حول بشأن بخصوص فيما ما"
)
# a subject agrees with its verb: «أكد هذه الانتقادات», «أكدت ذلك» are no subjects
THIS = {False: fold_words("هذا ذلك"), True: fold_words("هذه تلك")}
# «أكد أهمية التعاون»: what is said, not who says it
OBJECTS = fold_words("أهمية ضرورة حرص رفض دعم التزام استعداد موقف وجود عدم صحة ثقته")
# after the verb these tell when or how it was said, not by whom: «صرح الأسبوع الماضي», «قال ساخرا», «قالت مازحة»
_ADVERBIAL = fold_words(
    "سابقا لاحقا مؤخرا مجددا مرارا تحديدا حرفيا أساسا رسميا ساخرا مازحا متحدثا مخاطبا معلقا معقبا متسائلا مستغربا مستدركا "
    "غاضبا ضاحكا باكيا مجيبا متوجها مبتسما"
)
MANNERS = (
    fold_words(
        "الأسبوع الشهر السنة الليلة البارحة الأمس عشية ليلة صبيحة حينها آنذاك وقتها صراحة "
        "بلهجة بنبرة بلغة بصوت بكل بوضوح بصراحة بالمناسبة بالضرورة بالقول بالخصوص بالمقابل بالتحديد"
    )
    | _ADVERBIAL
    | {word.removesuffix(ALEF) + HEH for word in _ADVERBIAL}
)
# these may stand between the verb and its subject: «أكد فيه السفير», «قال لهم»; «قال اليوم الأربعاء الوزير»
BETWEEN = fold_words("له لها لهم لنا لي لك فيه فيها عنه عنها به بها خلاله خلالها")
TIMES = fold_words("اليوم أمس السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة")
# where a phrase that names the speaker ends
SUBJECT_ENDS = (
    PRONOUN_FOLLOWS
    | MANNERS
    | fold_words(
        "الذي التي حين حيث بينما يوم مساء صباح ضيف ضيفة السبت الأحد الاثنين الثلاثاء الأربعاء الخميس الجمعة لل وذلك حسب وفق "
        "بالنسبة قوله قولها القول وهو وهي ذلك الحرص أهمية ضرورة خلاله خلالها باللغة نظيره نظيرها نظيرته يجب بما عما مما لما "
        "بالعربية بالإنجليزية بالإنكليزية بالفرنسية"
    )
)
# several speakers of one noun: «عدد من العملة»
QUANTITIES = fold_words("عدد العديد كل مجموعة")
# «أوضح المصدر لمراسلة (وات)»: whom it is said to
ADDRESSEES = (
    "لل",
    "لمراسل",
    "لموفد",
    "لوكال",
    "لاذاع",
    "لقناه",
    "لصحيف",
    "لبرنامج",
    "لراديو",
    "لجوهره",
    "لرويترز",
    "لفرانس",
    "لوسائل",
    "لشبكه",
)
# «المتحدث باسم بوتين» is not «بوتين»
OTHERS = fold_words(
    "باسم نائب مستشار مستشارة مساعد مساعدة مكتب محامي نجل زوجة زوج شقيق شقيقة والد والدة ابن ابنة مبعوث سفير حزب"
)

# «وفق تعبيره» calls the words in marks the speaker's own, «حسبما أوضح فلان» another's
ACCORDING = fold_words("وفق حسب بحسب وفقا حد")
SOURCED = fold_words("حسبما وفقما بحسبما")
CITES = fold_words("ينص تنص نص نصت")  # «الفصل 24 الذي ينص على "…"»: the words of a law
LAWS = fold_words("الفصل الفصول المادة البند الفقرة الآية")  # «على أساس الفصل 37، "…"»

# «حركة "النهضة"», «تحت شعار "…"»: the marks hold a name or a slogan
NAMING = fold_words(
    "شريط السائق موضوعها موضوع بموضوع حول "
    "شعار عنوان بعنوان اسم باسم المسمى المسماة تسمية يسمى تسمى يدعى تدعى المدعو المكنى الملقب لقب مصطلح كلمة عبارة وسم هاشتاغ "
    "وكالة وكالتي صحيفة صحيفتي جريدة مجلة قناة إذاعة شبكة موقع تلفزيون برنامج حصة منوعة فيلم مسلسل أغنية ألبوم كتاب رواية "
    "مسرحية قصيدة مهرجان عرض معرض حزب حركة جمعية منظمة تنظيم جماعة كتيبة تيار ائتلاف جبهة نقابة اتحاد شركة مؤسسة مجموعة مصنع "
    "مختبر مختبرات متجر ماركة علامة نوع مبادرة مشروع خطة عملية حملة قمة مؤتمر منتدى ملتقى ندوة هيئة مجلس معهد مركز جامعة مدرسة "
    "مستشفى نزل فندق مقهى مطعم ملهى نادي فريق ملعب بطولة كأس جائزة تطبيق هاتف هواتف جهاز أجهزة نظام فيروس مرض مخدر مادة دواء "
    "صاروخ سفينة باخرة طائرة قاعدة حي قرية مدينة منطقة قرية وادي جبل جزيرة شارع ساحة مسجد مراسل مراسلة ضيف مرشح الشاب اللاعب "
    "مناظرة إعلان"
)
OWNED = ("ه", "ها", "هم")  # «برنامجه "..."»
RENAMES = fold_words("اسم تسمية")  # «تغيير اسم المعهد إلى "…"»
SLOGANS = fold_words("شعارا عنوانا اسما")  # «اختيار "…" شعارا للمؤتمر»
NAME_STARTS = fold_words("أبو أبي أم ابن بن عبد محمد أحمد علي")
SON_OF = fold_words("بن ابن")
# no words of anybody end so: a mark is missing or stray
ENDLESS = fold_words("في من على إلى عن أن إن بأن التي الذي ما حول مع بين")
# words that hardly stand in a name: with one of them even a few words in quotation marks are speech
PARTICLES = fold_words("في من على إلى عن لا لم لن ليس ليست هو هي هم نحن أنا إنه إنها أن إن ما كل غير")
# of these, those that make a sentence of what stands with them
PREDICATIVE = fold_words("لا لم لن ليس ليست هو هي هم نحن أنا إنه إنها أنه أنها غير قد سوف")
NEGATING = fold_words("غير")
# verbs of being, and what only stands before a verb; the table of forms leaves them out, as search does
BEING = fold_words(
    "كان كانت كانوا كنا يكون تكون يكونون نكون تم تمت يتم أصبح أصبحت بات باتت ظل ظلت ليس ليست مازال لازال لم لن سوف"
)
# pasts of three letters, which the table leaves out because many are nouns too: those that hardly are
_SHORT = fold_words("جاء زار وصل دخل خرج قام عاد حضر فاز بدأ بلغ وقع صار نال كاد شهد قرر قدم")
VERBS = BEING | FINITE | _SHORT
# before one word in quotation marks these show that it is said of something, not the name of something
COPULAS = fold_words(
    "بات باتت أصبح أصبحت كان كانت يعد تعد يعتبر تعتبر ظل ظلت ليس ليست أنه أنها إنه إنها بأنه بأنها بأنهم لأنه لأنها يظل تظل"
)

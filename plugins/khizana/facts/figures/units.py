"""What figures count: the stated list of units, by the words that name them.

A unit is a word of this list and nothing else; a figure that counts other things has none. docs/data-api.md gives the list to
readers of the data. Currencies are ISO 4217 where the country is certain, else an ordinary word.
"""

from __future__ import annotations

from khizana.arabic.fold import fold

_UNITS = {
    "percent": "بالمائة بالمئة بالمية",
    "USD": "دولار دولارا دولارات دولاران دولارين الدولارات الدولار",
    "EUR": "يورو أورو اليورو الأورو",
    "GBP": "استرليني",
    "RUB": "روبل روبلا روبلات",
    "dinar": "دينار دينارا دنانير ديناران دينارين الدنانير الدينارات",
    "millime": "مليم مليما مليمات",
    "dirham": "درهم درهما دراهم الدراهم",
    "riyal": "ريال ريالا ريالات الريالات",
    "pound": "جنيه جنيها جنيهات الجنيهات",
    "lira": "ليرة ليرات الليرات",
    "country": "دولة دول دولتان دولتين بلد بلدا بلدان بلدين الدول البلدان",
    "person": "شخص شخصا أشخاص شخصان شخصين الأشخاص",
    "killed": "قتيل قتيلا قتلى قتيلان قتيلين القتلى",
    "injured": "جريح جريحا جرحى جريحان جريحين الجرحى مصاب مصابا مصابين",
    "project": "مشروع مشروعا مشاريع مشروعات مشروعان مشروعين المشاريع المشروعات",
    "year": "سنة سنوات سنتان سنتين عام عاما أعوام عامان عامين السنوات الأعوام",
    "month": "شهر شهرا أشهر شهور شهران شهرين الأشهر الشهور",
    "week": "أسبوع أسبوعا أسابيع أسبوعان أسبوعين الأسابيع",
    "day": "يوم يوما أيام يومان يومين الأيام",
    "hour": "ساعة ساعات ساعتان ساعتين الساعات",
    "minute": "دقيقة دقائق دقيقتان دقيقتين الدقائق",
    "second": "ثانية ثوان ثواني ثانيتين",
    "km": "كلم كم كيلومتر كيلومترا كيلومترات",
    "metre": "متر مترا أمتار مترين",
    "millimetre": "مم ملم مليمتر مليمترا",
    "hectare": "هكتار هكتارا هكتارات",
    "kg": "كلغ كغ كيلوغرام كيلوغراما كيلوغرامات كيلوجرام",
    "gram": "غرام غراما غرامات",
    "tonne": "طن طنا أطنان طنين",
    "litre": "لتر لترا لترات",
    "barrel": "برميل برميلا براميل",
    "degree": "درجة درجات",
    "point": "نقطة نقاط نقطتين",
    "vote": "صوت صوتا أصوات",
    "seat": "مقعد مقعدا مقاعد",
    "time": "مرة مرات مرتين المرات",
}
UNITS: dict[str, str] = {fold(word): unit for unit, words in _UNITS.items() for word in words.split()}
CURRENCIES = frozenset({"USD", "EUR", "GBP", "RUB", "dinar", "millime", "dirham", "riyal", "pound", "lira"})
# what has no fraction of three figures; None stands for the things that the list does not name
WHOLE = frozenset({None, "person", "killed", "injured", "country", "project", "seat", "vote", "millime"})
SIGNS = {"%": "percent", "٪": "percent", "$": "USD", "€": "EUR", "£": "GBP"}
# the word after it that makes a unit a closer one: whose dinar, riyal, pound or lira it is; what is square or cubic
CLOSER: dict[tuple[str, str], str] = {
    (unit, fold(word)): iso
    for unit, words, iso in (
        ("dinar", "تونسي تونسيا تونسية", "TND"),
        ("dinar", "جزائري جزائريا جزائرية", "DZD"),
        ("dinar", "ليبي ليبيا ليبية", "LYD"),
        ("dinar", "كويتي كويتيا كويتية", "KWD"),
        ("dinar", "عراقي عراقيا عراقية", "IQD"),
        ("dinar", "أردني أردنيا أردنية", "JOD"),
        ("dinar", "بحريني بحرينيا بحرينية", "BHD"),
        ("dirham", "إماراتي إماراتيا إماراتية", "AED"),
        ("dirham", "مغربي مغربيا مغربية", "MAD"),
        ("riyal", "سعودي سعوديا سعودية", "SAR"),
        ("riyal", "قطري قطريا قطرية", "QAR"),
        ("riyal", "يمني يمنيا يمنية", "YER"),
        ("pound", "مصري مصريا مصرية", "EGP"),
        ("pound", "استرليني إسترليني استرلينيا استرلينية", "GBP"),
        ("lira", "تركية", "TRY"),
        ("lira", "سورية", "SYP"),
        ("lira", "لبنانية", "LBP"),
        ("metre", "مربع مربعا مربعة", "square metre"),
        ("metre", "مكعب مكعبا مكعبة", "cubic metre"),
        ("km", "مربع مربعا مربعة", "square km"),
    )
    for word in words.split()
}
# «كلم/س», «كلم في الساعة»
PER_HOUR: dict[tuple[str | None, str], str] = {("km", fold(word)): "km/h" for word in ("س", "ساعة", "الساعة")}

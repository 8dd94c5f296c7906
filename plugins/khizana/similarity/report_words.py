"""Words that newspapers say about any subject: who speaks, when, how many. They never show that two articles are related.

Our own list, 2026, folded and stemmed, for the archives too small to learn from their own counts that these words are common.
"""

from __future__ import annotations

from khizana.arabic.fold import SearchKey, fold
from khizana.arabic.morphology.light_stemmer import stem

_WORDS = """
قال قالت أكد أكدت يؤكد تؤكد أكدوا تأكيد أضاف أضافت أوضح أوضحت أشار أشارت شدد شددت أعلن أعلنت ذكر ذكرت أفاد
أفادت صرح صرحت كشف كشفت لفت لفتت بيّن بينت دعا دعت اعتبر اعتبرت جاء جاءت تأتي يأتي مشيرا مشيرة موضحا موضحة
مؤكدا مؤكدة مضيفا مضيفة لافتا لافتة مبينا معلنا معربا مشددا قائلا قائلة تصريح تصريحات تصريحاته بيان كلمة كلمته
حديثه إشارة وأوضح وقالت وأضاف وأكد وأشار وشدد وأعلن رئيس وزير عدد عديد مزيد كبير كبيرة كبار كبرى أكبر أكثر أقل
جديد جديدة حالي حالية مقبل مقبلة ماض ماضية سابق سابقا حاليا مؤخرا يوم اليوم أمس غدا صباح مساء ليلة ساعة أسبوع
شهر سنة عام أعوام سنوات فترة وقت مرحلة بداية نهاية ختام أول ثان ثالث واحد اثنين ثلاثة أربعة خمسة مئة ألف مليون
مليار إحدى أحد بعض معظم مختلف متعدد عدة إطار سياق مجال جانب جهة حال حالة شكل بشكل صورة دور أهمية مهم خاص خاصة
خصوصا عامة كامل رغم إضافة مقارنة نسبة بنسبة نحو حوالي قرابة سبت إثنين ثلاثاء أربعاء خميس جمعة يمكن يجب ينبغي
استمرار تستمر يستمر لاتزال تزال يزال مازال بحسب تعبيره تعبيرها قوله قولها تال تالي
تالية أجل مصدر مصادر
"""

REPORT_WORDS: frozenset[SearchKey] = frozenset(
    stem(fold(article + word)) for word in _WORDS.split() for article in ("", "ال")
)
"""Light stems of the words above, without and with the article: the stem of «وزير» loses a letter that «الوزير» keeps."""

"""Words that say how a sentence hangs together, not what it is about. A search never requires one beside other words.

Our own list, 2026: particles, pronouns, prepositions, question words and the verbs of being, as Modern Standard Arabic
newspapers use them; folded, so that spelling does not matter.
"""

from __future__ import annotations

from khizana.arabic.fold import SearchKey, fold

_WORDS = """
من في على إلى عن مع منذ حتى خلال عبر نحو ضد لدى عند عندما بين بعد قبل فوق تحت حول دون أمام وراء خلف حسب وفق وفقا ضمن
إثر هذا هذه ذلك تلك هؤلاء أولئك هنا هناك هنالك ذاك هو هي هم هن هما أنا نحن أنت أنتم أنتن إياه إياها الذي التي الذين
اللذان اللتان اللذين اللتين اللاتي اللواتي اللائي ما من ماذا متى أين كيف كم لماذا هل أي أية أيا لم لن لا أن إن أنه
أنها أنهم إنه إنها إنهم بأن لأن لأنه لأنها فإن كأن لكن ولكن لكنه لكنها ليت لعل لو لولا إذا إذ إذن إذاً ثم أو أم بل أما
إما إلا سوى غير كل كلا كلتا بعض جميع كافة قد لقد سوف كما مثل مثلما كذلك أيضا فقط جدا حيث حيثما بينما كلما طالما ريثما
كان كانت كانوا يكون تكون يكونون كنا كنت يكن تكن ليس ليست ليسوا لست مازال ظل بات أصبح تم يتم له لها لهم لهن لنا لي لك
لكم به بها بهم بنا بي بك فيه فيها فيهم منه منها منهم منا عنه عنها عنهم عليه عليها عليهم علينا إليه إليها إليهم إلينا
معه معها معهم لديه لديها لديهم عنده عندها بينهم بينها بينهما بعدها قبلها مما ممن عما عمن فيما بما لما كيلا لكي كي وهو
وهي وهم وقد ولم ولا ولن وما ومن وفي وعلى وإلى وعن ومع وأن وإن وأنه وأنها وإنه وإنها وهذا وهذه وذلك وتلك وكان وكانت
وبين وبعد وقبل وحتى وكل وليس وليست ولو وإذا وإذ وثم وكما ومنذ وخلال وعند وحول وبأن ولأن ومما وبما وفيما والذي والتي
والذين فهو فهي فقد فلا فما فمن ففي فلم وهنا وهناك بهذا بهذه بذلك لهذا لهذه لذلك لذا ولذلك ولذا كهذا كهذه لمن بمن بها
يا أيها أيتها نعم كلا بلى ها of the in on at to and or for by with from as is was are were be a an that this which who
whom whose what when where how why did do does
"""

FUNCTION_WORDS: frozenset[SearchKey] = frozenset(map(fold, _WORDS.split()))

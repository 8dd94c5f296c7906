// Words that say something only side by side: the twin of khizana/search/side_by_side.py. Both obey tests/vectors/side_by_side.json.

const CHILD_OF = /^(?:ابن|بن|بنت)$/;
const NUMBER = /^[0-9]+$/;
const MONTH =
  'اب|ابريل|اذار|اغسطس|افريل|اكتوبر|المحرم|اوت|ايار|ايلول|تموز|جانفي|جوان|جويليه|حزيران|دجنبر|ديسمبر|رجب|رمضان|سبتمبر|شباط|شتنبر|شعبان|شوال|صفر|غشت|فبراير|فيفري|مارس|ماي|مايو|محرم|نوفمبر|نونبر|نيسان|يناير|يوليه|يوليو|يوليوز|يونيه|يونيو';
const FIRST = new RegExp(`^(?:${MONTH}|تشرين|جمادي|ذو|ذي|ربيع|كانون)$`);
const LAST = new RegExp(`^(?:${MONTH}|الاخر|الاخره|الاول|الاولي|الثاني|الثانيه|الحجه|القعده)$`);

/** @param {string} one @param {string} other  the word after it @returns {boolean} whether they make a name or a date */
export const belongTogether = (one, other) => CHILD_OF.test(one) || (NUMBER.test(one) && FIRST.test(other)) || (LAST.test(one) && NUMBER.test(other));

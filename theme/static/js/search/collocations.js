// Pairs of words that make a name or a date only side by side: «بنت علي», «14 جانفي», «جانفي 2011». An article that has
// them so is better for a query, not the only one that answers it. tests/vectors/side_by_side.json has examples.

const CHILD_OF = /^(?:ابن|بن|بنت)$/;
const NUMBER = /^[0-9]+$/;
const MONTH =
  'اب|ابريل|اذار|اغسطس|افريل|اكتوبر|المحرم|اوت|ايار|ايلول|تموز|جانفي|جوان|جويليه|حزيران|دجنبر|ديسمبر|رجب|رمضان|سبتمبر|شباط|شتنبر|شعبان|شوال|صفر|غشت|فبراير|فيفري|مارس|ماي|مايو|محرم|نوفمبر|نونبر|نيسان|يناير|يوليه|يوليو|يوليوز|يونيه|يونيو';
// of the name of a month: «تشرين» of «تشرين الثاني»
const FIRST = new RegExp(`^(?:${MONTH}|تشرين|جمادي|ذو|ذي|ربيع|كانون)$`);
const LAST = new RegExp(`^(?:${MONTH}|الاخر|الاخره|الاول|الاولي|الثاني|الثانيه|الحجه|القعده)$`);

/**
 * @param {string} one
 * @param {string} other  the word after it
 * @returns {boolean} whether they make a name or a date
 */
export const isCollocation = (one, other) =>
  CHILD_OF.test(one) || (NUMBER.test(one) && FIRST.test(other)) || (LAST.test(one) && NUMBER.test(other));

// Counts in correct Arabic, by the six plural forms.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { message, setMessages } from '../../theme/static/js/search/messages.js';

const results = {
  zero: 'لا نتائج',
  one: 'نتيجة واحدة',
  two: 'نتيجتان',
  few: '{n} نتائج',
  many: '{n} نتيجة',
  other: '{n} نتيجة',
};
setMessages('ar', { results, missing: 'لا ترد في الأرشيف: {words}.' });

for (const [n, expected] of /** @type {[number, string][]} */ ([
  [0, 'لا نتائج'],
  [1, 'نتيجة واحدة'],
  [2, 'نتيجتان'],
  [3, '3 نتائج'],
  [10, '10 نتائج'],
  [11, '11 نتيجة'],
  [100, '100 نتيجة'],
  [103, '103 نتائج'],
  [10138, '10,138 نتيجة'],
])) {
  test(`${n} results`, () => assert.equal(message('results', { n }), expected));
}
test('a place is filled', () => assert.equal(message('missing', { words: '«قطط»' }), 'لا ترد في الأرشيف: «قطط».'));

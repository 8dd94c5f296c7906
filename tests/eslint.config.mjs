// What `invoke lint` checks of the JavaScript beside its types; prettier sees to the format.
import js from '@eslint/js';
import globals from 'globals';
import { BUNDLES } from './js/bundle.mjs';

export default [
  { ignores: BUNDLES.map((name) => `theme/static/js/${name}.js`) }, // generated: invoke bundle
  js.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-len': [
        'error',
        { code: 120, ignoreStrings: true, ignoreTemplateLiterals: true, ignoreRegExpLiterals: true },
      ],
      'max-lines': ['error', 350],
      'max-lines-per-function': ['error', { max: 50, skipComments: true }],
      'no-misleading-character-class': 'off', // folding.js lists joiners and marks one by one
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': ['error', { destructuring: 'all' }],
      eqeqeq: 'error',
    },
  },
  { files: ['theme/static/js/**', 'plugins/khizana/desk/static/**'], languageOptions: { globals: globals.browser } },
  { files: ['theme/static/js/*.js'], languageOptions: { sourceType: 'script' } },
  { files: ['tests/js/**'], languageOptions: { globals: globals.node } },
];

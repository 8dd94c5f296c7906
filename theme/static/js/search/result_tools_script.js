// The entry of theme/static/js/result_tools.js: what is done with results that stand in the page.
import * as code from './result_tools_code.js';

/** @type {any} */ (globalThis).khizana.accept('code/result_tools', code);

// Loads a shard by adding its script to the page: the only way that works from disk, and the only one our CSP allows.

/** @typedef {{createScriptURL(url: string): any}} Policy */

const SCRIPT =
  /^(search\/[a-z]+\/[0-9a-f]{10}(\/[0-9]{1,5})?|theme\/js\/(corrections|long_texts|quotation|readings|result_tools|transliteration))\.js$/;

/** @param {string} url */
function checked(url) {
  if (!SCRIPT.test(url)) throw new TypeError(`not a script of the search: ${url}`);
  return url;
}

// where the browser knows trusted types, nothing but these can become the source of a script
const factory = /** @type {any} */ (globalThis).trustedTypes;
/** @type {Policy} */
const policy = factory ? factory.createPolicy('khizana', { createScriptURL: checked }) : { createScriptURL: checked };

/**
 * @param {string} name  of a shard, or code/ and the name of a script
 * @returns {Promise<number>} its size in bytes as far as the browser tells, once it has run
 */
export function fetchShard(name) {
  const url = name.startsWith('code/') ? `theme/js/${name.slice(5)}.js` : `search/${name}.js`;
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = policy.createScriptURL(url);
    script.onload = () => {
      script.remove();
      resolve(size(new URL(url, document.baseURI).href));
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`cannot load ${url}`));
    };
    document.head.append(script);
  });
}

/** @param {string} href @returns {number} */
function size(href) {
  const entry = performance.getEntriesByName(href).at(-1);
  return entry instanceof PerformanceResourceTiming ? entry.transferSize || entry.encodedBodySize : 0;
}

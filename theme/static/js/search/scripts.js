// Have a shard delivered: add its script to the page. The only way that works from disk, and the only one our CSP
// allows.

/** @typedef {{createScriptURL(url: string): any}} Policy */

const SHARD = /^search\/[a-z]+\/[0-9a-f]{10}(\/[0-9]{1,2})?\.js$/;

/** @param {string} url */
function checked(url) {
  if (!SHARD.test(url)) throw new TypeError(`not a shard: ${url}`);
  return url;
}

// where the browser knows trusted types, nothing but our shards can become the source of a script
const factory = /** @type {any} */ (globalThis).trustedTypes;
/** @type {Policy} */
const policy = factory ? factory.createPolicy('khizana', { createScriptURL: checked }) : { createScriptURL: checked };

/**
 * @param {string} name  of a shard
 * @returns {Promise<number>} its size in bytes as far as the browser tells, once it has run
 */
export function fetchShard(name) {
  const url = `search/${name}.js`;
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

// The shards of the index, loaded as they are asked for: each is a script that calls khizana.receive(name, value,
// checksum). Code that few queries need comes the same way. docs/index-format.md describes the shards.
import { FORMAT, MULTIPLIER } from './index_format.js';

const NAME =
  /^((terms|tails|positions|spellings|lexicon|nodes|entities|facets)\/[0-9a-f]{10}|(articles|passages)\/[0-9a-f]{10}\/[0-9]{1,5}|code\/(corrections|long_texts|quotation|readings|result_tools|transliteration))$/;

/**
 * @typedef {{leaf: boolean, from: string[], files: string[]}} Node   of a directory: the first key of each file, in
 *   order
 */
/**
 * @typedef {object} Manifest
 * @property {number} format
 * @property {number} articles
 * @property {number} k1
 * @property {{lemma: number, light: number, exact: number}} views
 * @property {number[]} levels
 * @property {string[]} function_words
 * @property {number} head  articles of a long list that its term shard holds
 * @property {Node} terms
 * @property {Node} lexicon
 * @property {Node} entities
 * @property {string[]} facets
 * @property {string} files  packed: how many articles each has
 * @property {number} group  files that share one of `groups`
 * @property {string[]} groups
 * @property {number} checksum
 */

/** A file of the index that is damaged, cut off or another's: nothing is answered from it. */
export class DamagedShard extends Error {
  /** @param {string} name */
  constructor(name) {
    super(`damaged: ${name}`);
  }
}

/** @param {string} text @returns {number} as khizana/search/format/shards.py computes it */
export function checksumOf(text) {
  let sum = text.length;
  for (let at = 0; at < text.length; at++) sum = (Math.imul(sum, MULTIPLIER) + text.charCodeAt(at)) | 0;
  return sum >>> 0;
}

export class ShardLoader {
  /**
   * @param {(name: string) => Promise<number>} fetchShard  has `name` delivered to receive(), resolves to its bytes or
   *   0
   */
  constructor(fetchShard) {
    this.fetchShard = fetchShard;
    this.requests = 0;
    this.bytes = 0;
    this.isVerified = false; // the manifest
    /** @type {Map<string, any>} */
    this.kept = new Map();
    /** @type {Map<string, Promise<any>>} */
    this.asked = new Map();
  }

  /** @param {string} name @param {any} value  of a shard known to be sound, or of the manifest */
  accept(name, value) {
    this.kept.set(name, value);
  }

  /** @param {string} name @param {any} value @param {number} checksum  of the shard; one that is damaged is not kept */
  receive(name, value, checksum) {
    if (checksum === checksumOf(name + JSON.stringify(value))) this.accept(name, value);
  }

  /** @returns {Promise<Manifest>} what whoever opens the index hands over first; the search page carries it */
  async manifest() {
    const manifest = await this.load('manifest');
    if (manifest.format !== FORMAT)
      throw new Error(`index format ${manifest.format}, expected ${FORMAT}: run invoke build`);
    if (!this.isVerified) {
      const { checksum, ...others } = manifest;
      if (checksum !== checksumOf(JSON.stringify(others))) throw new DamagedShard('manifest');
      this.isVerified = true;
    }
    return manifest;
  }

  /**
   * @param {string} name
   * @returns {Promise<any>} the value of the shard; rejected when it is missing, and with DamagedShard when what came
   *   is not what was written
   */
  load(name) {
    if (this.kept.has(name)) return Promise.resolve(this.kept.get(name));
    let asked = this.asked.get(name);
    if (!asked) {
      asked = this.fetchOnce(name);
      this.asked.set(name, asked);
    }
    return asked;
  }

  /** @param {string} name @returns {Promise<any>} */
  async fetchOnce(name) {
    if (!NAME.test(name)) throw new Error(`not the name of a shard: ${name}`);
    this.requests += 1;
    try {
      this.bytes += await this.fetchShard(name);
      if (!this.kept.has(name)) throw new DamagedShard(name);
    } catch (error) {
      this.asked.delete(name); // a reader who is online again may try again
      throw error;
    }
    return this.kept.get(name);
  }

  /**
   * @param {Node} node
   * @param {string} key
   * @returns {Promise<string|null>} the shard whose range may hold `key`
   */
  async find(node, key) {
    for (;;) {
      const at = after(node.from, key) - 1;
      if (at < 0) return null;
      if (node.leaf) return node.files[at];
      node = await this.load(node.files[at]);
    }
  }

  /**
   * @param {Node} node
   * @param {string} first
   * @param {string} last
   * @returns {Promise<string[]>} shards that may hold keys between
   */
  async findRange(node, first, last) {
    const names = node.files.slice(Math.max(0, after(node.from, first) - 1), after(node.from, last));
    if (node.leaf) return names;
    const below = await Promise.all(names.map(async (name) => this.findRange(await this.load(name), first, last)));
    return below.flat();
  }
}

/**
 * @param {string[]} sorted
 * @param {string} key
 * @returns {number} how many of `sorted` are not greater than `key`
 */
function after(sorted, key) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= key) low = middle + 1;
    else high = middle;
  }
  return low;
}

// Where the forms of the archive are found: by their own spelling, their lemma or their light stem.
import { stem as lightStem } from './light.js';
import { openTermShard } from './term_shard.js';

/** @typedef {import('./shard_loader.js').ShardLoader} ShardLoader */
/** @typedef {import('./shard_loader.js').Manifest} Manifest */
/** @typedef {import('./term_shard.js').StemGroup} StemGroup */
/** @typedef {import('./term_shard.js').TermShard} TermShard */
/**
 * @typedef {{group: StemGroup, form: import('./term_shard.js').Form}} FormEntry  a form and the group that keeps its
 *   posting list
 */

export class StemGroupReader {
  /** @param {ShardLoader} loader @param {Manifest} manifest */
  constructor(loader, manifest) {
    this.loader = loader;
    this.manifest = manifest;
    /** @type {Map<string, string>} */
    this.lemmas = new Map(); // of forms met while reading a lemma, so that their own stems need not be loaded
  }

  /** @param {string} stem  a light one @returns {Promise<string|null>} the name of the shard that may hold its group */
  shardName(stem) {
    return this.loader.find(this.manifest.terms, stem);
  }

  /** @param {string} name @returns {Promise<TermShard>} */
  async shard(name) {
    return openTermShard(await this.loader.load(name), this.manifest.head);
  }

  /** @param {string} stem  a light one @returns {Promise<StemGroup|null>} */
  async group(stem) {
    const name = await this.shardName(stem);
    return name === null ? null : (await this.shard(name)).group(stem);
  }

  /** @param {string} start @returns {Promise<StemGroup[]>} those of the light stems that begin so */
  async groupsFrom(start) {
    const names = await this.loader.findRange(this.manifest.terms, start, `${start}\uffff`);
    const shards = await Promise.all(names.map((name) => this.shard(name)));
    return shards.flatMap((shard) => shard.groupsFrom(start));
  }

  /**
   * @param {string} lemma
   * @returns {Promise<StemGroup|null>} the group that keeps the posting lists of all its forms
   */
  ofLemma(lemma) {
    return this.group(lightStem(lemma));
  }

  /** @param {string} lemma @returns {Promise<string[]>} the lemmas of its family that some article has */
  async relativesOf(lemma) {
    const group = await this.ofLemma(lemma);
    return group ? group.shard.relativesOf(lemma) : [];
  }

  /** @param {string} form @returns {Promise<string|null>} its lemma; null where no article has it */
  async lemmaOf(form) {
    const known = this.lemmas.get(form);
    if (known !== undefined) return known;
    const group = await this.group(lightStem(form));
    const here = group?.forms.find((found) => found.form === form);
    return here?.lemma ?? group?.redirects.find(([, forms]) => forms.includes(form))?.[0] ?? null;
  }

  /** @param {string} form @returns {Promise<FormEntry|null>} */
  async find(form) {
    const lemma = await this.lemmaOf(form);
    const group = lemma === null ? null : await this.ofLemma(lemma);
    const found = group?.forms.find((entry) => entry.form === form);
    return group && found ? { group, form: found } : null;
  }

  /** @param {string} lemma @returns {Promise<string[]>} every form of it that the archive has */
  async formsOfLemma(lemma) {
    const group = await this.ofLemma(lemma);
    const forms = group ? group.forms.filter((form) => form.lemma === lemma).map(({ form }) => form) : [];
    for (const form of forms) this.lemmas.set(form, lemma);
    return forms;
  }

  /** @param {string} stem  a light one @returns {Promise<string[]>} every form of it that the archive has */
  async formsOfStem(stem) {
    const group = await this.group(stem);
    if (!group) return [];
    const own = group.forms.filter((form) => form.stem === stem).map(({ form }) => form);
    return [...own, ...group.redirects.flatMap(([, forms]) => forms)];
  }
}

// Clauses over a field of the articles: «عنوان:», «كيان:», «مصدر:», «كاتب:».
import { Clause } from './clauses.js';
import { findEntities, nameNeedles } from './entity_names.js';
import { named, readFacets } from './facets.js';
import { intersection } from './scoring.js';

/** @typedef {import('./index_reader.js').IndexReader} IndexReader */
/** @typedef {import('./excerpt.js').Needle} Needle */

/** A clause over a field, `inner` over the text: what was typed behind the colon. */
export class FieldClause extends Clause {
  /** @param {string} field  its name @param {Clause} inner */
  constructor(field, inner) {
    super(inner.text, inner.keys);
    this.field = field;
    this.inner = inner;
  }
}

/** What `inner` asks for, anywhere in the title. */
class TitleClause extends FieldClause {
  /** @param {IndexReader} index */
  async prepare(index) {
    this.inner.forms = await this.inner.expand(index);
    const words = this.inner.forms.filter((forms) => forms !== null);
    const sets = words.map(async (forms) => {
      const documents = await Promise.all([...forms].map((form) => index.postings.titles(form)));
      return new Set(documents.flat());
    });
    this.documents = this.inner.documents = intersection(await Promise.all(sets));
  }

  /** @param {IndexReader} index @returns {Needle[]} */
  needles(index) {
    return this.inner.needles(index);
  }
}

/** Any of the entities whose names have all the words. */
class EntityClause extends FieldClause {
  /** @param {string} field @param {Clause} inner */
  constructor(field, inner) {
    super(field, inner);
    /** @type {import('./clauses.js').Forms[]} */
    this.names = [];
  }

  /** @param {IndexReader} index */
  async prepare({ loader, manifest }) {
    const entities = await findEntities(loader, manifest.entities, this.terms);
    this.names = entities.flatMap(nameNeedles);
    this.documents = [...new Set(entities.flatMap(({ documents }) => documents))];
  }

  /** @param {IndexReader} _index @returns {Needle[]} */
  needles(_index) {
    return this.names.map((forms) => ({ forms, weight: 1 }));
  }
}

/** All the words in the name of the source, or of the author: nothing of the text, so it scores nothing. */
class FacetClause extends FieldClause {
  /** @returns {string[]} */
  get terms() {
    return [];
  }

  /** @param {IndexReader} index */
  async prepare({ loader, manifest }) {
    const known = await readFacets(loader, manifest.facets);
    const values = known.map(this.field === 'source' ? ({ source }) => source : ({ author }) => author);
    this.documents = named(values, this.keys);
  }

  /** @param {IndexReader} _index @returns {Needle[]} */
  needles(_index) {
    return [];
  }
}

/** @type {Record<string, typeof FieldClause>} */
const CLASSES = { title: TitleClause, entity: EntityClause, source: FacetClause, author: FacetClause };

/** @param {string} field @param {Clause} inner @returns {FieldClause} */
export const inField = (field, inner) => new CLASSES[field](field, inner);

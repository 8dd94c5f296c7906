// What theme/static/js/corrections.js, a script loaded on demand (on_demand.js), has for the main one.
export { corrections, respelled } from './corrections.js';
export { didYouMean } from './did_you_mean.js';
export { latinCorrections } from './latin_corrections.js';
export { RelatedLemmas } from './related_lemmas.js';

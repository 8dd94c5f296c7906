// What theme/static/js/result_tools.js, a script loaded on demand (on_demand.js), has for the main one.
export { complete, continuations } from './completion.js';
export { countFacets } from './facet_counts.js';
export { facetGroups } from './facet_groups.js';
export { exportButtons } from './result_export.js';
export { subject } from './subject.js';

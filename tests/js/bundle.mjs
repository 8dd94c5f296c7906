// Bundles the modules of the search page into classic scripts, as a page opened from disk may not load modules:
// theme/static/js/search.js, and those that few queries need, which take the modules of shared_modules.js from it.
//   node bundle.mjs      writes the scripts and their source maps; they are committed, so a publisher needs no Node
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const SCRIPTS = new URL('../../theme/static/js/', import.meta.url);

const ON_DEMAND = ['corrections', 'long_texts', 'quotation', 'readings', 'result_tools', 'transliteration'];
export const BUNDLES = ['search', ...ON_DEMAND];
const SHARED = [...readFileSync(new URL('search/shared_modules.js', SCRIPTS), 'utf8').matchAll(/\* as (\w+)/g)];

/** Takes shared modules from the main script. @type {import('esbuild').Plugin} */
const shared = {
  name: 'shared',
  setup(made) {
    const names = SHARED.map(([, name]) => name).join('|');
    made.onResolve({ filter: new RegExp(`^\\./(${names})\\.js$`) }, ({ path }) => ({ path, namespace: 'shared' }));
    made.onLoad({ filter: /.*/, namespace: 'shared' }, ({ path }) => ({
      contents: `module.exports = khizana.modules.${path.slice(2, -3)};`,
    }));
  },
};

/** @returns {Promise<{path: string, contents: Uint8Array}[]>} the scripts and their source maps */
export async function bundle() {
  const onDemand = Object.fromEntries(ON_DEMAND.map((name) => [name, `search/${name}_script.js`]));
  return [...(await scripts({ search: 'search/main.js' }, [])), ...(await scripts(onDemand, [shared]))];
}

/** @param {Record<string, string>} entryPoints @param {import('esbuild').Plugin[]} plugins */
async function scripts(entryPoints, plugins) {
  const made = await build({
    entryPoints,
    plugins,
    outdir: fileURLToPath(SCRIPTS),
    absWorkingDir: fileURLToPath(SCRIPTS),
    bundle: true,
    minify: true,
    format: 'iife',
    charset: 'utf8',
    target: 'es2022',
    sourcemap: true,
    banner: { js: '// Khizana, GPL-3.0-or-later. Source: theme/static/js/search' },
    write: false,
  });
  return made.outputFiles;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { path, contents } of await bundle()) await writeFile(path, contents);
}

// Bundles the modules of the search page into classic scripts, as a page opened from disk may not load modules:
// theme/static/js/search.js, and those that few queries need, transliteration.js and long_texts.js.
//   node bundle.mjs      writes the scripts and their source maps; they are committed, so a publisher needs no Node
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const SCRIPTS = new URL('../../theme/static/js/', import.meta.url);

/** @returns {Promise<{path: string, contents: Uint8Array}[]>} the scripts and their source maps */
export async function bundle() {
  const made = await build({
    entryPoints: {
      search: 'search/main.js',
      transliteration: 'search/transliteration_script.js',
      long_texts: 'search/long_texts.js',
    },
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

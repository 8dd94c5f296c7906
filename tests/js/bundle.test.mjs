// The committed script is what its modules make: after a change in theme/static/js run `invoke bundle`.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { bundle } from './bundle.mjs';

const MOST_BYTES = 29_000; // of the script and its messages in gzip, which a reader's first search waits for

for (const { path, contents } of await bundle()) {
  const name = path.replace(/.*[/\\]/, '');
  test(`${name} is up to date`, async () =>
    assert.ok(Buffer.from(contents).equals(await readFile(path)), 'run invoke bundle'));
}

test('the script stays small', async () => {
  const script = await readFile(new URL('../../theme/static/js/search.js', import.meta.url));
  const { search, type } = JSON.parse(await readFile(new URL('../../theme/strings/ar.json', import.meta.url), 'utf8'));
  const messages = gzipSync(JSON.stringify({ ...search, ...type })).length;
  assert.ok(gzipSync(script).length + messages <= MOST_BYTES);
});

// What the loader must refuse and survive.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ShardLoader } from '../../theme/static/js/search/shard_loader.js';

const NAME = 'terms/0123456789';

test('a shard is asked for once, however many wait for it', async () => {
  let asked = 0;
  const loader = new ShardLoader(async (name) => {
    asked += 1;
    loader.accept(name, { families: [] });
    return 100;
  });
  await Promise.all([loader.load(NAME), loader.load(NAME)]);
  await loader.load(NAME);
  assert.equal(asked, 1);
  assert.equal(loader.bytes, 100);
});

test('an index of another format is refused, and says what to do', async () => {
  const loader = new ShardLoader(async () => 0);
  loader.accept('manifest', { format: 1 });
  await assert.rejects(loader.manifest(), /index format 1, expected 6: run invoke build/);
});

test('a shard that failed may be asked for again', async () => {
  let online = false;
  const loader = new ShardLoader(async (name) => {
    if (!online) throw new Error('offline');
    loader.accept(name, 1);
    return 0;
  });
  await assert.rejects(loader.load(NAME), /offline/);
  online = true;
  assert.equal(await loader.load(NAME), 1);
});

test('a shard that delivers nothing is an error', async () => {
  await assert.rejects(new ShardLoader(async () => 0).load(NAME), /damaged: terms/);
});

for (const name of [
  'manifest',
  '../evil',
  'terms/../../x',
  'https://example.org/a',
  'terms/0123456789.js',
  'articles/0123456789',
  'code/evil',
]) {
  test(`no shard is named ${name}`, async () => {
    await assert.rejects(new ShardLoader(async () => 0).load(name), /not the name of a shard/);
  });
}

test('a range of keys may span directory nodes', async () => {
  const loader = new ShardLoader(async (name) => {
    loader.accept(name, {
      leaf: true,
      from: name.endsWith('0') ? ['ا', 'ت'] : ['ك', 'م'],
      files: name.endsWith('0') ? ['1', '2'] : ['3', '4'],
    });
    return 0;
  });
  const root = { leaf: false, from: ['ا', 'ك'], files: ['nodes/0000000000', 'nodes/0000000001'] };
  assert.equal(await loader.find(root, 'سلام'), '2');
  assert.equal(await loader.find(root, '2015'), null);
  assert.deepEqual(await loader.findRange(root, 'ب', 'ل'), ['1', '2', '3']);
});

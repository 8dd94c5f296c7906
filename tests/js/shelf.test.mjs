// What the shelf must refuse and survive.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Shelf } from '../../theme/static/js/search/shelf.js';

const NAME = 'terms/0123456789';

test('a shard is asked for once, however many wait for it', async () => {
  let asked = 0;
  const shelf = new Shelf(async (name) => {
    asked += 1;
    shelf.receive(name, { families: [] });
    return 100;
  });
  await Promise.all([shelf.load(NAME), shelf.load(NAME)]);
  await shelf.load(NAME);
  assert.equal(asked, 1);
  assert.equal(shelf.bytes, 100);
});

test('an index of another format is refused, and says what to do', async () => {
  const shelf = new Shelf(async () => 0);
  shelf.receive('manifest', { format: 1 });
  await assert.rejects(shelf.manifest(), /index format 1, expected 4: run invoke build/);
});

test('a shard that failed may be asked for again', async () => {
  let online = false;
  const shelf = new Shelf(async (name) => {
    if (!online) throw new Error('offline');
    shelf.receive(name, 1);
    return 0;
  });
  await assert.rejects(shelf.load(NAME), /offline/);
  online = true;
  assert.equal(await shelf.load(NAME), 1);
});

test('a shard that delivers nothing is an error', async () => {
  await assert.rejects(new Shelf(async () => 0).load(NAME), /delivered nothing/);
});

for (const name of [
  'manifest',
  '../evil',
  'terms/../../x',
  'https://example.org/a',
  'terms/0123456789.js',
  'articles/0123456789',
]) {
  test(`no shard is named ${name}`, async () => {
    await assert.rejects(new Shelf(async () => 0).load(name), /not the name of a shard/);
  });
}

test('a range of keys may span directory nodes', async () => {
  const shelf = new Shelf(async (name) => {
    shelf.receive(name, {
      leaf: true,
      from: name.endsWith('0') ? ['ا', 'ت'] : ['ك', 'م'],
      files: name.endsWith('0') ? ['1', '2'] : ['3', '4'],
    });
    return 0;
  });
  const root = { leaf: false, from: ['ا', 'ك'], files: ['nodes/0000000000', 'nodes/0000000001'] };
  assert.equal(await shelf.find(root, 'سلام'), '2');
  assert.equal(await shelf.find(root, '2015'), null);
  assert.deepEqual(await shelf.findRange(root, 'ب', 'ل'), ['1', '2', '3']);
});

// What a browser's page gives the search script, where there is no page. The program that runs it gives
// readShard(name), the JSON of a shard, and deliver(done, text), which takes the answer, or the error, of the call last
// asked for.
globalThis.TextDecoder ??= class {
  decode(/** @type {Uint16Array} */ units) {
    let text = '';
    for (let at = 0; at < units.length; at += 8192) text += String.fromCharCode(...units.subarray(at, at + 8192));
    return text;
  }
};

globalThis.fetchShard = async (name) => {
  khizana.accept(name, JSON.parse(await readShard(name))); // whoever reads the file has verified it
  return 0; // whoever reads the file knows its size
};

globalThis.ask = async (name, values) => {
  try {
    deliver(
      true,
      JSON.stringify((await khizana[name](...values)) ?? null, (_, value) =>
        value instanceof Map ? [...value] : value,
      ),
    );
  } catch (error) {
    deliver(false, `${error}\n${error.stack}`);
  }
};

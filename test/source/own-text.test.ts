import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { readSource } from '../../lib/source';
import { ownText } from '../../lib/source/documents/own-text';

test.each([
  ['nothing', ''],
  ['ASCII', 'kind: Pod\n'],
  ['Latin-1', 'name: caf\u00e9\n'],
  ['other characters', '# \u68c0\u67e5 \ud83d\ude80\r\n'],
  ['a byte order mark', '\ufeffkind: Pod\n'],
  ['half a character', 'name: \ud83d\n'],
  ['a replacement', 'name: \ufffd\n'],
])('a text of %s stays what it is', (_what, text) => {
  expect(ownText(`---\n${text}---\n`.slice(4, 4 + text.length))).toBe(text);
});

test('one document that is kept does not keep the text of its file', () => {
  const before = heapInUse();
  const kept = firstOfMany();
  expect(heapInUse() - before).toBeLessThan(4_000_000);
  expect(kept?.object['metadata']).toEqual({ name: 'pod-with-a-long-name-0' });
});

/** The first object of a text of 16 MB, half of it for characters that are not of Latin-1. */
function firstOfMany() {
  const pod = (name: string) => `kind: Pod\napiVersion: v1\nmetadata: { name: ${name} }\n# ${'-'.repeat(8000)}\n---\n`;
  const all = Array.from({ length: 1000 }, (_, index) => pod(`pod-with-a-long-name-${index}`));
  return readSource(`# \u68c0\u67e5\n${all.join('')}`, 'pods.yaml').manifests[0];
}

function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

import { readTogether } from '../../lib/source';

const CONFIG = { file: 'a/b.yaml', text: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n' };

const objects = (...texts: (typeof CONFIG)[]) => readTogether(texts).manifests.map(({ object }) => object);

test('a text is read once, however often it is asked for, alone or with others', () => {
  const other = { file: 'a/c.yaml', text: CONFIG.text.replace('name: a', 'name: c') };
  const [first] = objects(CONFIG);
  expect(objects(other, CONFIG)[1]).toBe(first);
  expect(objects({ ...CONFIG })[0]).not.toBe(first);
  expect(objects({ ...CONFIG, text: other.text })).toEqual(objects(other));
});

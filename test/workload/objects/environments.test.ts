import fc from 'fast-check';
import { environmentsOf } from '../../../lib/workload/objects/environments';

const divided = (...objects: readonly [string, string][]) =>
  environmentsOf(objects.map(([place, identity]) => ({ place: place.split('/'), identity })));

test('charts that share no object go to one cluster together', () => {
  expect(divided(['web', 'Deployment web'], ['db', 'StatefulSet db'])).toBeUndefined();
});

test('the same object twice in one chart is no environment, but a mistake', () => {
  expect(divided(['web', 'Deployment web'], ['web', 'Deployment web'])).toBeUndefined();
});

test.each([
  [
    'two charts',
    [
      ['a', 'x'],
      ['b', 'x'],
    ],
    ['a', 'b'],
  ],
  [
    'a chart that all environments share',
    [
      ['a', 'x'],
      ['b', 'x'],
      ['shared', 'y'],
    ],
    ['a', 'b', '.'],
  ],
  [
    'environments of several charts, divided where their ways part',
    [
      ['staging/web', 'x'],
      ['staging/net', 'y'],
      ['production/web', 'x'],
      ['production/net', 'y'],
    ],
    ['staging', 'staging', 'production', 'production'],
  ],
  [
    'environments within regions',
    [
      ['eu/staging', 'x'],
      ['eu/production', 'x'],
      ['us/staging', 'x'],
      ['us/production', 'x'],
      ['eu/shared', 'y'],
    ],
    ['eu/staging', 'eu/production', 'us/staging', 'us/production', 'eu'],
  ],
  [
    'a chart within the chart that it varies',
    [
      ['a', 'x'],
      ['a/b', 'x'],
    ],
    ['.', 'a/b'],
  ],
] as [string, [string, string][], string[]][])('%s', (_what, objects, expected) => {
  expect(divided(...objects)).toEqual(expected);
});

test('no environment holds an object twice, unless one chart does', () => {
  const place = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 });
  const object = fc.record({ place, identity: fc.constantFrom('x', 'y', 'z') });
  fc.assert(
    fc.property(fc.uniqueArray(object, { selector: (one) => `${one.place.join('/')} ${one.identity}` }), (objects) => {
      const environments = environmentsOf(objects) ?? objects.map(() => '.');
      const held = objects.map(({ identity }, index) => `${environments[index]} ${identity}`);
      expect(new Set(held).size).toBe(held.length);
    }),
  );
});

import { Yaml } from 'cdk8s';
import fc from 'fast-check';
import { yamlText } from '../../../lib/constructs/rendering/yaml/yaml-text';
import { runs } from '../../properties/runs';

/** Texts of the kind that manifests hold, and of every kind that they might. */
const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(...'ab1 :#-\n\t"\'|>&*%@`?!,[]{}.~/=_') }),
  fc.constantFrom(
    ...[
      'yes',
      'No',
      'on',
      'y',
      'null',
      '~',
      'True',
      'OFF',
      'FaLSE',
      '1e3',
      '0x1F',
      '1:30',
      '2001-01-01',
      '.inf',
      '<<',
      'e0',
      'E-1',
    ],
  ),
  fc.constantFrom(...['web-1', '25%', '8080', '10m', '--', '---', '- a', 'a: b', 'a #b', 'sh -c "x"', 'a\n\nb\n', '']),
  fc
    .array(fc.constantFrom('0', '*', '*/5', '1-5', '0,30', '-', ','), { minLength: 4, maxLength: 6 })
    .map((all) => all.join(' ')),
  fc
    .array(fc.string({ unit: fc.constantFrom(...'ab (:,-') }), { maxLength: 4 })
    .map((lines) => `${lines.join('\n')}\n`),
);

const { value: objects } = fc.letrec((tie) => ({
  value: fc.dictionary(fc.oneof(fc.constantFrom('name', 'spec', 'app.kubernetes.io/name', 'a-'), texts), tie('any'), {
    noNullPrototype: true,
  }),
  any: fc.oneof(
    { depthSize: 'medium' },
    texts,
    fc.oneof(fc.integer(), fc.double(), fc.boolean(), fc.constantFrom(null, undefined, -0)),
    fc.array(tie('any'), { maxLength: 4 }),
    tie('value'),
  ),
}));

it('writes any manifest to the byte as cdk8s writes it', () => {
  fc.assert(
    fc.property(objects, (object) => {
      expect(yamlText(object as object)).toBe(Yaml.stringify(object));
    }),
    runs(200),
  );
});

it.each([
  ['a list in a list', { args: [['a', ['b']], [], {}] }],
  ['a list of mappings', { ports: [{ name: 'http', port: 80 }, { port: 81 }] }],
  ['lines in a list', { command: ['sh', '-c', 'one\n  two\n\nthree\n'] }],
  ['lines without an end', { text: 'one\ntwo' }],
  ['an empty mapping', { emptyDir: {} }],
  ['what is nearly a number', { e1: 'E+23', e1e: 'e1.', x1: 'e-7' }],
  ['nothing at all', {}],
])('writes %s as cdk8s does', (_what, object) => {
  expect(yamlText(object)).toBe(Yaml.stringify(object));
});

import { check, type Finding } from '../../lib/check';
import { foldOneLine } from '../../lib/check/fold-one-line';
import { changed, WEB } from '../../lib/rules/support/example';
import { manifestsIn } from '../rules/support/manifests';

const refused = check(
  manifestsIn(changed(WEB, { 'minReadySeconds: 5': 'minReadySecond: 5\nChart: {}\nRelease: {}\npaused: 3' })),
).findings.filter(({ effect }) => effect === 'refused');

const made = (change: Partial<Finding>, ...from: readonly Finding[]) =>
  from.map((finding) => ({ ...finding, ...change }));
const HERE = { file: 'templates/web.yaml', line: 8, renderedFrom: 'chart' };

const told = (findings: readonly Finding[]) =>
  foldOneLine(findings).map(({ rule, message, also = [] }) => [
    rule,
    /\(so .*\)$/.exec(message)?.[0] ?? '',
    also.length,
  ]);

test('What one line of a template makes that is refused in several fields is one finding for each rule', () => {
  expect(told(made(HERE, ...refused))).toEqual([
    ['field-mistyped', '', 0],
    ['field-unknown', '(so it is of 2 other fields that this line makes)', 2],
  ]);
});

test.each([
  ['was not rendered', { renderedFrom: undefined }],
  ['has no line', { line: undefined }],
  ['is lost, not refused', { effect: 'lost-requests' }],
] as const)('and is told one by one where it %s', (_, change) => {
  expect(foldOneLine(made({ ...HERE, ...change } as Partial<Finding>, ...refused))).toHaveLength(refused.length);
});

test('and of another object, or another line', () => {
  const first = refused[0] as Finding;
  const all = [
    ...made(HERE, first),
    ...made({ ...HERE, line: 9 }, first),
    ...made({ ...HERE, resource: { ...first.resource, name: 'other' } }, first),
    ...made(HERE, first),
  ];
  expect(told(all).map(([, said]) => said)).toEqual(['(so it is of another field that this line makes)', '', '']);
});

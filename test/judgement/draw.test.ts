import { check, type Finding } from '../../lib/check';
import { changed, WEB } from '../../lib/rules/support/example';
import { manifestsIn } from '../rules/support/manifests';
import { draw } from './draw';
import { findingsPerWorkload, median } from './findings-per-workload';
import { table } from './table';

const BAD = changed(WEB, {
  'lifecycle: { preStop: { sleep: { seconds: 5 } } }': '',
  'minReadySeconds: 5': '',
  'replicas: 3': 'replicas: 1',
});
const copies = Array.from({ length: 20 }, (_, copy) =>
  BAD.replaceAll('  name: web\n', `  name: web\n  namespace: n${copy}\n`),
);
const manifests = copies.flatMap(manifestsIn);
const { findings } = check(manifests);
const rulesIn = (some: readonly Finding[]) => new Set(some.map(({ rule }) => rule));

describe('a sample for somebody to judge', () => {
  test.each([1, 2, 3])('holds one finding of each rule, whatever the seed: %i', (seed) => {
    expect(draw(findings, seed, 5)).toHaveLength(5);
    expect(rulesIn(draw(findings, seed, 1))).toEqual(rulesIn(findings));
  });

  test('is the same for the same seed, and another for another', () => {
    expect(draw(findings, 1, 12)).toEqual(draw(findings, 1, 12));
    expect(draw(findings, 1, 12)).not.toEqual(draw(findings, 2, 12));
  });

  test('is a table with a row for each finding, whatever its message holds', () => {
    const [first] = findings;
    const hostile = { ...(first as Finding), message: 'a | b\n<b>' };
    const rows = table([hostile], '').split('\n');
    expect(rows).toHaveLength(3);
    expect(rows[2]).toContain('a \\| b &lt;b>');
  });

  test('stands beside the median of findings for each workload, those without any included', () => {
    const clean = manifestsIn(WEB);
    expect(findingsPerWorkload([], clean)).toEqual([0]);
    expect(findingsPerWorkload(findings, manifests)).toHaveLength(20);
    expect(median([0, 1, 4])).toBe(1);
    expect(median([0, 1, 4, 9])).toBe(2.5);
  });
});

import { replay } from './replay';
import { report } from './report';
import { REPLAYED } from './tables';

const percent = (value: unknown, out: unknown) => ({ in: { value, total: 10, roundUp: true }, out, beside: {} });

test('A case passes when the function says what the table says', () => {
  const table = { name: 'intstr_scaled_value', cases: [percent('25%', 3), percent('x', { error: true })] };
  expect(replay(table)).toMatchObject({ passed: 2, failed: 0, skipped: 0, remarks: [] });
});

test('A failed case shows what was expected and got', () => {
  const outcome = replay({ name: 'intstr_scaled_value', cases: [{ name: 'wrong', ...percent('25%', 2) }] });
  expect(outcome).toMatchObject({ passed: 0, failed: 1, skipped: 0 });
  expect(outcome.remarks[0]).toContain('failed case 1 (wrong)');
  expect(outcome.remarks[0]).toContain('expected 2, got 3');
});

test('A case that no function was made for is skipped by its fields', () => {
  const outcome = replay({
    name: 'pod_is_available',
    cases: [{ in: { ready: true, phase: 'Running' }, out: true, beside: {} }],
  });
  expect(outcome).toMatchObject({ passed: 0, failed: 0, skipped: 1 });
  expect(outcome.remarks[0]).toContain('phase');
});

test('A case with a field of a wrong type fails, and the others go on', () => {
  const cases = [percent('25%', 3), { in: { value: 1, total: 'ten', roundUp: true }, out: 1, beside: {} }];
  expect(replay({ name: 'intstr_scaled_value', cases })).toMatchObject({ passed: 1, failed: 1 });
});

test('A table that no function was made for is skipped, and says so', () => {
  const outcome = replay({ name: 'something_else', cases: [{ in: {}, out: 1, beside: {} }] });
  const remarks = ['skipped: no function for this table yet'];
  expect(outcome).toMatchObject({ passed: 0, failed: 0, skipped: 1, remarks });
});

test.each([...REPLAYED.keys()])(
  'An answer that the table %s does not know fails, or is skipped by its fields',
  (name) => {
    const outcome = replay({ name, cases: [{ in: {}, out: 'something else', beside: {} }] });
    expect(outcome.passed).toBe(0);
  },
);

test('The last line sums up the cases', () => {
  const one = { name: 'a', passed: 2, failed: 0, skipped: 1, remarks: ['skipped: why'] };
  const other = { name: 'long_name', passed: 3, failed: 1, skipped: 0, remarks: [] };
  expect(report([one, other]).split('\n')).toEqual([
    'a          2 passed, 0 failed, 1 skipped',
    '  skipped: why',
    'long_name  3 passed, 1 failed, 0 skipped',
    '5 passed, 1 failed, 1 skipped',
  ]);
});

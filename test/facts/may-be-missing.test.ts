import { readFacts, writeFacts } from '../../lib/facts';

const NOTHING_ELSE = { workload: {}, containers: {}, ignored: [] };

test('how many members may be missing is written and read', () => {
  for (const mayBeMissing of [0, 1, 12]) {
    const written = writeFacts({ ...NOTHING_ELSE, mayBeMissing });
    expect(written).toEqual({ 'zero-downtime/may-be-missing': String(mayBeMissing) });
    expect(readFacts(written).facts.mayBeMissing).toBe(mayBeMissing);
  }
});

test.each(['one', '-1', '1.5', '', '50%'])('%j is no count of members', (text) => {
  const { facts, unreadable } = readFacts({ 'zero-downtime/may-be-missing': text });
  expect(facts.mayBeMissing).toBeUndefined();
  expect(unreadable).toMatchObject([{ problem: expect.stringMatching(/is no count/) }]);
});

import { graceKept } from '../../../lib/kubernetes';

describe('The grace period beside a longer wait', () => {
  test.each([
    ['what an application had comes after a wait that takes more than half of it', 30, 0, 36, 66],
    ['a wait that leaves at least half changes nothing', 30, 0, 15, 16],
    ['what its hook took so far it never had', 50, 10, 40, 80],
    ['of one whose hook took all of it the default is kept', 20, 20, 25, 55],
  ])('%s', (_, grace, before, wait, kept) => {
    expect(graceKept({ grace, before, wait, needed: wait + 1 })).toBe(kept);
  });
});

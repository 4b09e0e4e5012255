import fc from 'fast-check';
import { smallestProgressDeadline } from '../../lib/plan';
import { upTo } from './arbitrary-release';

test('a healthy release never counts as stuck: the deadline is longer than start, minReadySeconds and image together', () => {
  fc.assert(
    fc.property(upTo(3600), upTo(600), upTo(600), (start, minReady, pull) => {
      const deadline = smallestProgressDeadline(start, minReady, pull);
      expect(Number.isInteger(deadline)).toBe(true);
      expect(deadline).toBeGreaterThan(start + minReady + pull);
      expect(deadline - 1).toBeLessThanOrEqual(start + minReady + pull);
    }),
  );
});

import fc from 'fast-check';
import { formatOnSigterm, parseOnSigterm } from '../../lib/facts';
import { onSigterm } from './arbitrary-facts';

test('what an application does on SIGTERM is written so that it is read again', () => {
  fc.assert(
    fc.property(onSigterm, (behaviour) => {
      const text = formatOnSigterm(behaviour);
      expect(parseOnSigterm(text).kind).toBe(behaviour.kind);
      expect(formatOnSigterm(parseOnSigterm(text))).toBe(text);
    }),
  );
});

import fc from 'fast-check';
import { knownTraffic, readFacts, writeFacts, type StatedFacts } from '../../lib/facts';
import { asWritten, facts } from './arbitrary-facts';

test('whatever is written about a workload is read again, to the nanosecond', () => {
  fc.assert(
    fc.property(facts, (stated) => {
      const { facts: read, unreadable } = readFacts(writeFacts(stated), Object.keys(stated.containers));
      expect(unreadable).toEqual([]);
      expect(asWritten(read)).toEqual(asWritten(stated));
    }),
  );
});

test('what is read is written in the same words', () => {
  fc.assert(
    fc.property(facts, (stated) => {
      const written = writeFacts(stated);
      expect(writeFacts(readFacts(written).facts)).toEqual(written);
    }),
  );
});

test('every annotation is one that Kubernetes takes', () => {
  const NAME = /^zero-downtime\/[A-Za-z0-9](?:[-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
  fc.assert(
    fc.property(facts, (stated) => {
      for (const [annotation, text] of Object.entries(writeFacts(stated))) {
        expect(annotation).toMatch(NAME);
        expect(typeof text).toBe('string');
      }
    }),
  );
});

const NOTHING: StatedFacts = { workload: {}, containers: {}, ignored: [] };

test('what nobody states is not written', () => {
  expect(writeFacts(NOTHING)).toEqual({});
  expect(writeFacts({ ...NOTHING, traffic: [] })).toEqual({});
});

test('the facts of a container carry its name', () => {
  const written = writeFacts({
    workload: { slowestStart: 90, onSigterm: { kind: 'keeps-serving', for: 10 } },
    containers: { proxy: { longestRequest: 0.25 } },
    traffic: [knownTraffic('ingress-nginx'), knownTraffic('aws-alb', { drainLag: 30 })],
    ignored: [{ rule: 'single-replica', reason: 'a staging\n  environment' }],
  });
  expect(written).toEqual({
    'zero-downtime/slowest-start': '1m30s',
    'zero-downtime/on-sigterm': 'keeps-serving 10s',
    'zero-downtime/longest-request.proxy': '250ms',
    'zero-downtime/traffic': 'ingress-nginx, aws-alb(drain-lag=30s)',
    'zero-downtime/ignore': 'single-replica: a staging environment',
  });
});

test('a container name that makes the annotation longer than Kubernetes allows is refused', () => {
  const about = (name: string) => ({ ...NOTHING, containers: { [name]: { longestRequest: 1 } } });
  expect(() => writeFacts(about('a'.repeat(47)))).not.toThrow();
  expect(() => writeFacts(about('a'.repeat(48)))).toThrow(/64 characters; at most 63/);
});

test.each(['a b', 'a,b', 'a(b)', ''])("a registry called '%s' cannot stand in an annotation", (name) => {
  const source = { ...knownTraffic('cluster-ip'), name };
  expect(() => writeFacts({ ...NOTHING, traffic: [source] })).toThrow(RangeError);
});

import { knownTraffic, planRelease, type Facts } from '../../lib';

const FACTS: Facts = {
  traffic: [knownTraffic('cluster-ip')],
  containers: [{ name: 'db', slowestStart: 60, longestRequest: 20, onSigterm: { kind: 'drains' } }],
};

// What plain JavaScript lets somebody write.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Anything = any;

test('the plan of any object with a pod template follows from plain facts', () => {
  const { terminationGracePeriod, minReady, containers } = planRelease(FACTS);
  expect({ terminationGracePeriod, minReady, wait: containers[0]?.wait }).toEqual({
    terminationGracePeriod: 5 + 5 + 20 + 5,
    minReady: 5 + 5,
    wait: 5 + 5,
  });
});

test('what is left out goes without saying, and may be stated', () => {
  const whole = planRelease({
    ...FACTS,
    kubernetesVersion: '1.30',
    room: 5,
    pullAllowance: 120,
    stated: {},
    containers: FACTS.containers.map((one) => ({ ...one, serves: true, preStop: { form: 'wait' } })),
  });
  expect({ ...planRelease(FACTS) }).toEqual({ ...whole });
  expect(planRelease({ ...FACTS, room: 0 }).terminationGracePeriod).toBe(5 + 20);
});

test('a container of which nobody says what it does on SIGTERM is planned for the worst', () => {
  const { containers } = planRelease({ ...FACTS, containers: [{ name: 'db', longestRequest: 20 }] });
  expect(containers[0]?.wait).toBe(5 + 20 + 5);
});

test.each<[string, Anything, string]>([
  ['nothing', undefined, 'takes the facts in an object'],
  ['no traffic', { ...FACTS, traffic: undefined }, "'traffic' has to be a list"],
  ['traffic by name', { ...FACTS, traffic: ['cluster-ip'] }, "knownTraffic('cluster-ip')"],
  ['no containers', { ...FACTS, containers: [] }, "'containers' has to be a list"],
  ['a container without a name', { ...FACTS, containers: [{}] }, "'containers[0].name' has to be a text"],
  ['a duration', { ...FACTS, containers: [{ name: 'db', slowestStart: '30s' }] }, "'containers[0].slowestStart'"],
  ['a text on SIGTERM', { ...FACTS, containers: [{ name: 'db', onSigterm: 'drains' }] }, "{ kind: 'drains' }"],
  ['a text as hook', { ...FACTS, containers: [{ name: 'db', preStop: 'wait' }] }, "{ form: 'wait' }"],
  ['another version', { ...FACTS, kubernetesVersion: '1.12' }, "'kubernetesVersion' is one of 1.28"],
  ['room below 0', { ...FACTS, room: -1 }, "'room' has to be a number of seconds"],
])('%s is refused in words', (_what, facts: Anything, words) => {
  expect(() => planRelease(facts)).toThrow(words);
});

test('all that is wrong is told at once', () => {
  expect(() => planRelease({ room: '5' } as Anything)).toThrow(/'traffic'.*'containers'.*'room'/);
});

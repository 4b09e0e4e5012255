import { knownTraffic, planRelease, type ReleaseFacts } from '../../lib';

test('the plan of any object with a pod template follows from plain facts', () => {
  const facts: ReleaseFacts = {
    kubernetesVersion: '1.30',
    traffic: [knownTraffic('cluster-ip')],
    containers: [
      {
        name: 'db',
        serves: true,
        slowestStart: 60,
        longestRequest: 20,
        onSigterm: { kind: 'drains' },
        preStop: { form: 'wait' },
      },
    ],
    room: 5,
    pullAllowance: 120,
    stated: {},
  };
  const { terminationGracePeriod, minReady, containers } = planRelease(facts);
  expect({ terminationGracePeriod, minReady, wait: containers[0]?.wait }).toEqual({
    terminationGracePeriod: 5 + 5 + 20 + 5,
    minReady: 5 + 5,
    wait: 5 + 5,
  });
});

import { EnvValue } from 'cdk8s-plus-28';
import { HealthCheck, Traffic, ZeroDowntimeDeployment } from '../../../lib';
import { image, served, traffic } from '../every-construct';
import { type Mistake, toldOf } from './mistake';

const web = { ...served, traffic, replicas: 2 };
const inContainers = { ...web, image: undefined, containers: [{ image, ports: [{ number: 8080 }] }] };
const deployed =
  (changes: object): Mistake =>
  (chart, loosely) =>
    new ZeroDowntimeDeployment(chart, 'web', loosely({ ...web, ...changes }));

test.each<[string, Mistake, string]>([
  ['env', deployed({ env: [] }), "'env' is said of a container: state 'container': { envVariables:"],
  ['ports', deployed({ ports: [{ number: 9090 }] }), "'ports' is said of a container: state 'container': { ports:"],
  ['a command', deployed({ command: ['/web'] }), "'command' is said of a container"],
  [
    'variables beside containers',
    deployed({ ...inContainers, envVariables: { A: EnvValue.fromValue('b') } }),
    "'envVariables' is said of a container: state 'containers[0].envVariables'",
  ],
  ['an image beside containers', deployed({ ...inContainers, image }), 'not by both'],
  [
    'a probe of manifests in its container',
    deployed({ container: { readinessProbe: { httpGet: { path: '/ready', port: 8080 } } } }),
    "'container.readinessProbe' is a word of manifests: state 'health': { readiness: HealthCheck.httpGet('/ready') } beside it",
  ],
  [
    'a probe of manifests in another container',
    deployed({
      ...inContainers,
      containers: [
        { image, ports: [{ number: 8080 }] },
        { name: 'log', image, livenessProbe: { tcpSocket: { port: 8080 } } },
      ],
    }),
    "'containers[1].livenessProbe' is a word of manifests: state 'health': { liveness: HealthCheck.httpGet('/live') } in 'otherContainers'",
  ],
  ['a word of manifests', deployed({ terminationGraceperiodSeconds: 60 }), "state 'terminationGracePeriod'"],
  ['a Secret of manifests', deployed({ imagePullSecrets: ['registry'] }), "state 'dockerRegistryAuth'"],
  [
    'replica',
    deployed({ replica: 3 }),
    "has no prop 'replica', so that it holds for nothing; did you mean 'replicas'?",
  ],
  ['a namespace', deployed({ namespace: 'shop' }), "state 'metadata': { namespace: 'shop' }"],
  ['a surge', deployed({ maxSurge: 1 }), "has no prop 'maxSurge'"],
  ['a history', deployed({ revisionHistoryLimit: 3 }), "JsonPatch.add('/spec/revisionHistoryLimit', 3)"],
  [
    'a prop of nobody',
    deployed({ owner: 'checkout' }),
    "has no prop 'owner', so that it holds for nothing: take it out",
  ],
  [
    'an address as a path',
    (_, loosely) => HealthCheck.httpGet(loosely('http://localhost:8080/ready')),
    "HealthCheck.httpGet takes a path, such as '/ready'",
  ],
  ['no scope', (_, loosely) => new ZeroDowntimeDeployment(loosely(undefined), 'web', web), 'is its scope'],
  ['an app as scope', ({ node }) => new ZeroDowntimeDeployment(node.root, 'web', web), 'workloads stand in a chart'],
  ['no id', (chart, loosely) => new ZeroDowntimeDeployment(chart, loosely(undefined), web), "is its id, such as 'web'"],
  ['a port that nothing comes to', deployed({ traffic: [Traffic.none()] }), "'port' 8080 is the one that it serves on"],
])('whoever states %s is told', (_what, mistake, told) => {
  expect(toldOf(mistake)).toContain(told);
});

test.each<[string, Mistake]>([
  [
    'a port that only tells whether it is alive',
    deployed({ traffic: [Traffic.none()], health: { liveness: HealthCheck.httpGet('/live') } }),
  ],
  [
    'env that its container has, too',
    deployed({ env: {}, container: { envVariables: { A: EnvValue.fromValue('b') } } }),
  ],
])('nothing is said of %s', (_what, mistake) => {
  expect(toldOf(mistake)).not.toContain('said of a container');
  expect(toldOf(mistake)).not.toContain('no requests come in');
});

test('a class of somebody else may take what it likes', () => {
  class Team extends ZeroDowntimeDeployment {}
  expect(toldOf((chart, loosely) => new Team(chart, 'web', loosely({ ...web, owner: 'checkout' })))).toBe('');
});

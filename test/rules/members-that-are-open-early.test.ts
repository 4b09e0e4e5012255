import { check } from '../../lib/check';
import { changed, SERVICE, STATEFUL_SET, together } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';
import { UNSTATED } from './support/unstated';

const READINESS = 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }';
const STARTUP = 'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }';

const found = (image: string, startup: string, replicas = 3) =>
  check(
    manifestsIn(
      together(
        changed(STATEFUL_SET, {
          ...UNSTATED,
          'image: registry.example.com/web:1.4.2': `image: ${image}`,
          [READINESS]: '',
          [STARTUP]: startup,
          'replicas: 3': `replicas: ${replicas}`,
        }),
        SERVICE,
      ),
    ),
  ).findings.filter(({ rule }) => rule === 'readiness-missing');

const TCP = 'startupProbe: { tcpSocket: { port: http }, periodSeconds: 2, failureThreshold: 16 }';

test.each(['elasticsearch:8.15.0', 'cassandra:5.0', 'mongo:8.0'])(
  'a startup probe that only finds the port open says nothing of a member of a cluster: %s',
  (image) => {
    const [one] = found(image, TCP);
    expect(one).toMatchObject({ severity: 'warning' });
    expect(one?.assumptions).toContainEqual(expect.stringContaining('before it has joined the other members'));
    expect(found(image, STARTUP)).toEqual([]);
    expect(found(image, TCP, 1)).toEqual([]);
  },
);

test('of what keeps no data with others it says enough', () => {
  expect(found('registry.example.com/web:1.4.2', TCP)).toEqual([]);
});

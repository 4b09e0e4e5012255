import { asStated, type JsonObject } from '../../../lib/workload';
import { namesOf, object, read, service, workload } from '../manifests';

const port = (containerPort: number, name?: string) => ({ containerPort, ...(name !== undefined && { name }) });
const web = (...ports: JsonObject[]) => ({ name: 'web', ports });
const admin = (...ports: JsonObject[]) => ({ name: 'admin', ports });
const plain = { name: 'plain' };
const ready = { name: 'ready', readinessProbe: { exec: { command: ['true'] } } };
const asked = { name: 'asked', readinessProbe: { httpGet: { port: 8081 } } };
const exporter = { name: 'exporter', ports: [port(9121, 'metrics')] };

describe('the container that a Service reaches', () => {
  test.each<[string, JsonObject[], JsonObject[], string[]]>([
    ['has its target port by number', [admin(port(9090)), web(port(8080))], [{ port: 80, targetPort: 8080 }], ['web']],
    [
      'has its target port by name',
      [admin(port(9090)), web(port(8080, 'http'))],
      [{ port: 80, targetPort: 'http' }],
      ['web'],
    ],
    ['has its port where there is no target port', [admin(port(9090)), web(port(8080))], [{ port: 8080 }], ['web']],
    [
      'has its port where the target port is nothing',
      [admin(port(9090)), web(port(80))],
      [{ port: 80, targetPort: null }],
      ['web'],
    ],
    [
      'has its port where the target port is 0, as the API server reads it',
      [admin(port(1)), web(port(80))],
      [{ port: 80, targetPort: 0 }],
      ['web'],
    ],
    [
      'is one of several for several ports',
      [admin(port(9090)), web(port(8080)), plain],
      [{ port: 8080 }, { port: 9090 }],
      ['admin', 'web'],
    ],
    [
      'is the first with a port where none has the target port',
      [plain, web(port(8080)), admin(port(9090))],
      [{ port: 80, targetPort: 3000 }],
      ['web'],
    ],
    [
      'is none by a name that another has as a number',
      [admin(port(9090, 'p8080')), web(port(8080))],
      [{ port: 80, targetPort: '8080' }],
      ['admin'],
    ],
    ['is the first that looks ready to serve where none has a port', [plain, ready], [{ port: 80 }], ['ready']],
    [
      'is not the exporter whose metrics the same Service offers',
      [exporter, web(port(8080, 'http'))],
      [
        { name: 'http', port: 80, targetPort: 'http' },
        { name: 'metrics', port: 9121 },
      ],
      ['web'],
    ],
    ['is the first where none looks like it serves', [plain, { name: 'other' }], [{ port: 80 }], ['plain']],
  ])('%s', (_what, containers, ports, expected) => {
    expect(namesOf(read(workload({ containers }), service({ ports })).serving)).toEqual(expected);
  });

  test('is reached by several Services', () => {
    const containers = [web(port(8080)), admin(port(9090))];
    const others = [service({ ports: [{ port: 8080 }] }), service({ ports: [{ port: 9090 }] })];
    expect(namesOf(read(workload({ containers }), ...others).serving)).toEqual(['web', 'admin']);
  });

  test('is a native sidecar where the sidecar has the port', () => {
    const pod = { initContainers: [{ name: 'proxy', restartPolicy: 'Always', ports: [port(9000)] }] };
    const manifest = workload({ containers: [web(port(8080))], pod });
    expect(namesOf(read(manifest, service({ ports: [{ port: 9000 }] })).serving)).toEqual(['proxy']);
  });

  test('is never an init container, which has ended when the pod serves', () => {
    const pod = { initContainers: [{ name: 'migrate', ports: [port(8080)] }] };
    expect(namesOf(read(workload({ containers: [plain, web(port(9090))], pod }), service()).serving)).toEqual(['web']);
  });
});

describe('without a Service', () => {
  test.each<[string, JsonObject[], string[]]>([
    ['a container with a port is assumed to serve', [plain, web(port(8080)), admin(port(9090))], ['web']],
    ['so is one with a readiness probe that asks for a port', [plain, asked, web(port(8080))], ['asked']],
    ['a port says more than a command', [plain, ready, web(port(8080))], ['web']],
    ['a port for metrics is none for clients', [exporter, web(port(8080))], ['web']],
    [
      'nothing serves where only metrics, probes and peers are asked for',
      [exporter, web(port(7946, 'memberlist-tcp'))],
      [],
    ],
    ['nothing serves where nothing looks like it', [plain, { name: 'other' }], []],
  ])('%s', (_what, containers, expected) => {
    expect(namesOf(read(workload({ containers })).serving)).toEqual(expected);
  });

  test('the first container serves where somebody states traffic and nothing looks like it', () => {
    const annotations = { 'zero-downtime/traffic': 'registry(drain-lag=30s first-use=30s)' };
    expect(namesOf(read(workload({ containers: [plain, { name: 'other' }], annotations })).serving)).toEqual(['plain']);
  });

  test('nothing serves where somebody states that no requests come', () => {
    const annotations = { 'zero-downtime/traffic': 'none' };
    expect(read(workload({ annotations })).serving).toEqual([]);
    expect(asStated(read(workload({ annotations }), service())).serving).toEqual([]);
  });

  test('nor where the pod has no container that runs', () => {
    const annotations = { 'zero-downtime/traffic': 'cluster-ip' };
    const manifest = workload({ annotations, containers: [], pod: { initContainers: [{ name: 'migrate' }] } });
    expect(read(manifest).serving).toEqual([]);
  });
});

test('containers are read in the order in which they stand, with the path to each', () => {
  const pod = { initContainers: [{ name: 'migrate' }, { name: 'proxy', restartPolicy: 'Always' }] };
  const { containers } = read(workload({ containers: [web(), admin()], pod }), object('Service', {}));
  expect(containers.map(({ name, role, path }) => [name, role, path.join('.')])).toEqual([
    ['web', 'regular', 'spec.template.spec.containers.0'],
    ['admin', 'regular', 'spec.template.spec.containers.1'],
    ['migrate', 'init', 'spec.template.spec.initContainers.0'],
    ['proxy', 'sidecar', 'spec.template.spec.initContainers.1'],
  ]);
});

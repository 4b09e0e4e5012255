import { Chart, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { HealthCheck, Hook, PreStop, Traffic, ZeroDowntime, type ZeroDowntimeDeploymentProps } from '../../../lib';
import { deploy, deploymentOf, manifestsOf, ofKind, type Rendered, servingOf } from '../synthesise';

const METRICS = { name: 'metrics', number: 9102 };
const STATSD = { name: 'statsd', number: 8125, protocol: kplus.Protocol.UDP };
const HTTP = { name: 'http', number: 8080 };
const image = 'registry.example.com/web:1.4.2';

const portsOf = (manifests: Rendered[]) => ofKind(manifests, 'Service').spec.ports;
const backendOf = (manifests: Rendered[]) =>
  ofKind(manifests, 'Ingress').spec.rules[0].http.paths[0].backend.service.port.number;

describe('the stated port is the one that is served, whatever else a container declares', () => {
  test.each<[string, Partial<ZeroDowntimeDeploymentProps>]>([
    ['another one first', { container: { ports: [METRICS, HTTP] } }],
    ['a UDP port first', { container: { ports: [STATSD, HTTP] } }],
    ['others only', { container: { ports: [METRICS, STATSD] } }],
    ['several before it, unnamed', { container: { ports: [{ number: 1 }, { number: 2 }, { number: 8080 }] } }],
    ['the same number by UDP first', { container: { ports: [{ number: 8080, protocol: kplus.Protocol.UDP }, HTTP] } }],
    [
      'the first of containers another one first',
      { image: undefined, containers: [{ image, ports: [METRICS, HTTP] }] },
    ],
    ['portNumber another one', { image: undefined, containers: [{ image, portNumber: 9102, ports: [HTTP] }] }],
    ['portNumber another one, and it nowhere', { image: undefined, containers: [{ image, portNumber: 9102 }] }],
    ['portNumber the same', { image: undefined, containers: [{ image, portNumber: 8080, ports: [METRICS] }] }],
  ])('with %s', (_what, changes) => {
    const deployment = deploy({ ...changes, postStart: Hook.httpGet('/warm-up') });
    deployment.exposeViaIngress('/');
    const manifests = manifestsOf(deployment);
    expect(portsOf(manifests)).toMatchObject([{ port: 8080, targetPort: 8080 }]);
    expect(portsOf(manifests)[0].protocol ?? 'TCP').toBe('TCP');
    expect(backendOf(manifests)).toBe(8080);
    const [container] = ofKind(manifests, 'Deployment').spec.template.spec.containers;
    for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
      expect(container[probe].httpGet.port).toBe(8080);
    }
    expect(container.lifecycle.postStart.httpGet.port).toBe(8080);
  });

  test('a hook without a port of its own calls it', () => {
    const preStop = PreStop.blockingEndpoint('/shutdown', { takes: Duration.seconds(20) });
    const container = servingOf(deploy({ container: { ports: [METRICS, HTTP] }, preStop }));
    expect(container.lifecycle.preStop.httpGet.port).toBe(8080);
  });

  test('liveness by its name is readiness’s own handler, and acts after it', () => {
    const health = { readiness: HealthCheck.httpGet('/ok'), liveness: HealthCheck.httpGet('/ok', { port: 'http' }) };
    const { readinessProbe, livenessProbe } = servingOf(deploy({ container: { ports: [METRICS, HTTP] }, health }));
    const act = (probe: Rendered) => probe.failureThreshold * probe.periodSeconds;
    expect(act(livenessProbe)).toBeGreaterThan(act(readinessProbe));
  });

  test('without a stated port it is the first by TCP', () => {
    const container = { ports: [STATSD, HTTP, METRICS] };
    expect(portsOf(manifestsOf(deploy({ port: undefined, container })))).toMatchObject([{ port: 8080 }]);
  });

  test('an application that has UDP only is served by UDP', () => {
    const health = { readiness: HealthCheck.exec(['/bin/ready']) };
    const deployment = deploy({ port: 8125, container: { ports: [STATSD] }, health });
    expect(portsOf(manifestsOf(deployment))).toMatchObject([{ port: 8125, protocol: 'UDP' }]);
  });

  test('a port of another container is refused: requests would pass by the checks', () => {
    const containers = [{ image }, { name: 'proxy', image: 'proxy', portNumber: 8080 }];
    expect(() => deploy({ image: undefined, containers })).toThrow(/'port' 8080 .* container proxy.*put proxy first/);
  });

  test('an autoscaler and the guard find nothing to say', () => {
    const chart = Testing.chart();
    ZeroDowntime.guard(chart, { strict: true });
    const container = { ports: [METRICS, HTTP], resources: { cpu: { request: kplus.Cpu.millis(500) } } };
    const deployment = deploy({ replicas: undefined, container }, chart);
    const metrics = [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))];
    new kplus.HorizontalPodAutoscaler(chart, 'hpa', { target: deployment, minReplicas: 2, maxReplicas: 9, metrics });
    expect(portsOf(manifestsOf(deployment))).toMatchObject([{ port: 8080 }]);
  });
});

describe('another port of the Service stands beside the application’s own', () => {
  const named = (ports: Rendered[]) => ports.map(({ name, port, targetPort = port }) => [name, port, targetPort]);

  test('by bind', () => {
    const deployment = deploy();
    deployment.service?.bind(9102, { name: 'metrics' });
    deployment.exposeViaIngress('/');
    const manifests = manifestsOf(deployment);
    expect(named(portsOf(manifests))).toEqual([
      ['port-8080', 8080, 8080],
      ['metrics', 9102, 9102],
    ]);
    expect(backendOf(manifests)).toBe(8080);
  });

  test('by bind after the route, and by bind of a second number for the application', () => {
    const deployment = deploy();
    deployment.exposeViaIngress('/');
    deployment.service?.bind(80, { name: 'web', targetPort: 8080 });
    const manifests = manifestsOf(deployment);
    expect(named(portsOf(manifests))).toEqual([
      ['port-8080', 8080, 8080],
      ['web', 80, 8080],
    ]);
    expect(backendOf(manifests)).toBe(8080);
  });

  test('by exposeViaService', () => {
    const deployment = deploy({ container: { ports: [METRICS, HTTP] } });
    const service = deployment.exposeViaService({ ports: [{ name: 'metrics', port: 9102 }] });
    expect(service.port).toBe(8080);
    expect(named(portsOf(manifestsOf(deployment)))).toEqual([
      ['http', 8080, 8080],
      ['metrics', 9102, 9102],
    ]);
  });

  test('exposeViaService gives the application another number, whatever is exposed with it or later', () => {
    const deployment = deploy({ container: { ports: [METRICS, HTTP] } });
    const both = [
      { name: 'metrics', port: 9102 },
      { name: 'web', port: 80, targetPort: 8080 },
    ];
    deployment.exposeViaService({ ports: both });
    deployment.exposeViaService({ ports: [{ name: 'more', port: 9103, targetPort: 9102 }] });
    deployment.exposeViaIngress('/');
    const manifests = manifestsOf(deployment);
    expect(named(portsOf(manifests))).toEqual([
      ['web', 80, 8080],
      ['metrics', 9102, 9102],
      ['more', 9103, 9102],
    ]);
    expect(backendOf(manifests)).toBe(80);
  });

  test('the application’s own port gets a name by bind', () => {
    const deployment = deploy();
    deployment.service?.bind(8080, { name: 'http' });
    expect(named(portsOf(manifestsOf(deployment)))).toEqual([['http', 8080, 8080]]);
  });

  test('a route can lead to another port where it says so', () => {
    const deployment = deploy({ container: { ports: [HTTP, METRICS] } });
    deployment.exposeViaIngress('/metrics', { ports: [{ name: 'metrics', port: 9102 }] });
    const manifests = manifestsOf(deployment);
    expect(backendOf(manifests)).toBe(9102);
    expect(portsOf(manifests)).toMatchObject([{ port: 8080 }, { port: 9102 }]);
  });

  test('the same number by another protocol is another port', () => {
    const deployment = deploy({ port: 8443 });
    deployment.service?.bind(8443, { protocol: kplus.Protocol.UDP });
    expect(portsOf(manifestsOf(deployment))).toMatchObject([
      { name: 'port-8443', port: 8443 },
      { name: 'port-8443-udp', port: 8443, protocol: 'UDP' },
    ]);
  });

  test('a headless Service keeps the port, too', () => {
    const deployment = deploy({ traffic: [Traffic.headless()] });
    deployment.service?.bind(9102, { name: 'metrics' });
    const { spec } = ofKind(manifestsOf(deployment), 'Service');
    expect(spec).toMatchObject({ clusterIP: 'None', ports: [{ port: 8080 }, { port: 9102 }] });
  });

  test('a port that leads to nothing is refused where it is exposed', () => {
    const deployment = deploy();
    expect(() => deployment.exposeViaService({ ports: [{ port: 80 }] })).toThrow(/port 80 .* declares \(8080\)/);
  });

  test('rendering twice gives the same', () => {
    const deployment = deploy();
    deployment.service?.bind(9102, { name: 'metrics' });
    const twice = () => JSON.stringify(Testing.synth(Chart.of(deployment)));
    expect(twice()).toBe(twice());
    expect(deploymentOf(deployment).spec.template.spec.containers[0].ports).toHaveLength(1);
  });
});

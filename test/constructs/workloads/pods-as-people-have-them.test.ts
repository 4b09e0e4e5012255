import { App, Chart, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { HealthCheck, Hook, Mesh, OnSigterm, PreStop, SpotNodes, ZeroDowntimeDeployment } from '../../../lib';
import { check } from '../../../lib/check';
import { CONSTRUCTS, image, served, traffic } from '../every-construct';
import type { Rendered } from '../synthesise';

const seconds = (value: number) => Duration.seconds(value);

/** What plain JavaScript lets somebody write. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Anything = any;

const KINDS = ['Deployment', 'Rollout', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'];

/** The pod template of the only workload in a chart. */
function templateOf(manifests: Rendered[]): Rendered {
  const { spec } = manifests.find(({ kind }) => KINDS.includes(kind));
  return spec.template ?? spec.jobTemplate.spec.template;
}

function rendered(make: (typeof CONSTRUCTS)[number][1], pods: Anything, chart: Chart = Testing.chart()): Rendered {
  make(chart, pods);
  return templateOf(Testing.synth(chart));
}

describe.each(CONSTRUCTS)('the pods of %s', (_what, make) => {
  test('have containers beside all others, of which facts are known', () => {
    const template = rendered(make, {
      sidecars: [{ name: 'proxy', image, portNumber: 9000 }],
      otherContainers: { proxy: { onSigterm: OnSigterm.drains(), longestRequest: seconds(7) } },
    });
    expect(template.spec.initContainers).toMatchObject([{ name: 'proxy', restartPolicy: 'Always' }]);
    expect(template.spec.initContainers[0].startupProbe).toBeUndefined();
    expect(template.spec.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(7);
  });

  test('are told to the mesh by its version', () => {
    const annotations = (mesh: Mesh) => rendered(make, { mesh }).metadata.annotations;
    expect(annotations(Mesh.istio('1.27'))).toEqual({ 'sidecar.istio.io/nativeSidecar': 'true' });
    expect(annotations(Mesh.linkerd('2.18'))).toEqual({
      'config.beta.linkerd.io/proxy-enable-native-sidecar': 'true',
      'linkerd.io/inject': 'enabled',
    });
  });

  test('are restarted by a change of what they are configured with, and by nothing else', () => {
    const sum = (colour: string, name = 'app-config') => {
      const chart = Testing.chart();
      const config = new kplus.ConfigMap(chart, 'config', { metadata: { name }, data: { colour } });
      return rendered(make, { restartOn: [config] }, chart).metadata.annotations[`checksum/configmap-${name}`];
    };
    expect(sum('red')).toMatch(/^[0-9a-f]{64}$/);
    expect(sum('red')).toBe(sum('red'));
    expect(sum('red')).not.toBe(sum('blue'));
  });

  test('come to spot nodes first, and put up with their taint', () => {
    const { affinity, tolerations } = rendered(make, { spotNodes: SpotNodes.aks() }).spec;
    const key = 'kubernetes.azure.com/scalesetpriority';
    expect(tolerations).toEqual([{ effect: 'NoSchedule', key, operator: 'Equal', value: 'spot' }]);
    expect(affinity.nodeAffinity.preferredDuringSchedulingIgnoredDuringExecution).toMatchObject([
      { preference: { matchExpressions: [{ key, operator: 'In', values: ['spot'] }] } },
    ]);
  });

  test('of an image without a shell run none', () => {
    const preStop = PreStop.exec(['sh', '-c', 'sleep 5'], { takes: seconds(5) });
    expect(() => rendered(make, { distroless: true, preStop })).toThrow(
      /'preStop' runs sh, which a distroless image does not have/,
    );
    expect(() => rendered(make, { distroless: true })).not.toThrow();
  });

  test('run nothing after their end, and are restarted as their kind has to be', () => {
    expect(() => rendered(make, { postStop: Hook.exec(['/bin/bye']) })).toThrow(/there is no 'postStop'.*'preStop'/);
    expect(() => rendered(make, { restartPolicy: kplus.RestartPolicy.ON_FAILURE })).toThrow(
      /'restartPolicy' has to be/,
    );
  });

  const beside = { name: 'log', image };
  test.each<[string, (chart: Chart) => Anything]>([
    [
      'several containers',
      () => ({ image: undefined, port: undefined, containers: [{ image, portNumber: 8080 }, beside] }),
    ],
    ['init containers', () => ({ initContainers: [beside], otherContainers: { log: { slowestStart: seconds(40) } } })],
    [
      'an ordinary port with a name, beside another one',
      () => ({
        container: {
          ports: [
            { name: 'http', number: 8080 },
            { name: 'admin', number: 8081 },
          ],
        },
      }),
    ],
    [
      'a folder of their node',
      (chart) => {
        const volume = kplus.Volume.fromHostPath(chart, 'logs', 'logs', { path: '/var/log' });
        return { container: { volumeMounts: [{ path: '/logs', volume, readOnly: true }] } };
      },
    ],
  ])('have %s, and nothing is found', (what, pods) => {
    const chart = Testing.chart();
    const facts = { log: { onSigterm: OnSigterm.drains(), slowestStart: seconds(5), longestRequest: seconds(3) } };
    make(chart, { ...pods(chart), ...(what === 'several containers' && { otherContainers: facts }) });
    const { findings } = check(Testing.synth(chart).map((object: Anything) => ({ object })));
    expect(findings).toEqual([]);
  });

  test('have a priority', () => {
    expect(rendered(make, { priorityClassName: 'critical' }).spec.priorityClassName).toBe('critical');
  });
});

describe('a mesh whose proxy is no native sidecar', () => {
  const [[, deployment] = []] = CONSTRUCTS;
  const template = (mesh: Mesh, more: object = {}) => deployment && rendered(deployment, { mesh, ...more });

  test('lets it last as long as the pod takes to stop', () => {
    const istio = template(Mesh.istio('1.20'));
    const grace: number = istio.spec.terminationGracePeriodSeconds;
    expect(istio.metadata.annotations['proxy.istio.io/config']).toBe(
      `holdApplicationUntilProxyStarts: true\nterminationDrainDuration: ${grace}s\n`,
    );
    expect(template(Mesh.linkerd('2.14')).metadata.annotations).toMatchObject({
      'config.alpha.linkerd.io/proxy-wait-before-exit-seconds': String(grace),
    });
  });

  test('also where the cluster has none', () => {
    const preStop = PreStop.waits({ imageHasSleep: true });
    const { metadata } = template(Mesh.istio('1.27'), { kubernetesVersion: '1.28', preStop });
    expect(metadata.annotations['proxy.istio.io/config']).toMatch(/terminationDrainDuration/);
  });

  test('is no finding', () => {
    for (const mesh of [Mesh.istio('1.20'), Mesh.istio('1.27'), Mesh.linkerd('2.14'), Mesh.linkerd('2.20')]) {
      const chart = Testing.chart();
      deployment?.(chart, { mesh });
      const { findings } = check(Testing.synth(chart).map((object: Anything) => ({ object })));
      expect(findings).toEqual([]);
    }
  });
});

test('what somebody has written on the pods himself is more', () => {
  const annotations = { 'sidecar.istio.io/nativeSidecar': 'false' };
  const chart = Testing.chart();
  new ZeroDowntimeDeployment(chart, 'app', {
    ...served,
    traffic,
    replicas: 2,
    mesh: Mesh.istio('1.27'),
    podMetadata: { annotations },
  });
  expect(templateOf(Testing.synth(chart)).metadata.annotations).toEqual(annotations);
});

test('a long stop on nodes that leave sooner is judged', () => {
  const chart = Testing.chart();
  const preStop = PreStop.sleep(seconds(60));
  new ZeroDowntimeDeployment(chart, 'app', { ...served, traffic, replicas: 2, preStop, spotNodes: SpotNodes.gke() });
  const { findings } = check(Testing.synth(chart).map((object: Anything) => ({ object })));
  expect(findings.map(({ rule }) => rule)).toEqual(['node-leaves-sooner']);
});

test('YAML has no anchors: everything stands where it is', () => {
  const app = new App();
  CONSTRUCTS[0]?.[1](new Chart(app, 'test'), { restartOn: [], sidecars: [{ image }, { image }] });
  expect(app.synthYaml()).not.toMatch(/[&*][a-z]+\d+$/m);
});

describe('what cannot be is refused, in words of the props', () => {
  const [[, deployment] = []] = CONSTRUCTS;
  const shell = HealthCheck.exec(['/bin/sh', '-c', 'curl localhost']);
  test.each<[string, Anything, RegExp]>([
    [
      'a mesh by its name',
      { mesh: 'istio' },
      /'mesh' has to be a Mesh, such as Mesh\.istio\('1\.24'\), and is the text 'istio'/,
    ],
    [
      'spot nodes by a word',
      { spotNodes: true },
      /'spotNodes' has to be SpotNodes, such as SpotNodes\.gke\(\), and is true/,
    ],
    ['a word as distroless', { distroless: 'yes' }, /'distroless' has to be true or false/],
    [
      'a check by a shell',
      { distroless: true, health: { readiness: shell } },
      /'health\.readiness' runs \/bin\/sh.*HealthCheck\.httpGet/,
    ],
    [
      'a call by a shell',
      { distroless: true, preStop: PreStop.callThenWait('curl x', { timeout: seconds(2) }) },
      /'preStop' runs sh.*PreStop\.waits\(\)/,
    ],
    ['a sleep at the start', { distroless: true, postStart: Hook.exec(['sleep', '5']) }, /'postStart' runs sleep/],
    [
      'a name to restart on',
      { restartOn: ['app-config'] },
      /'restartOn\[0\]' has to be a ConfigMap or a Secret.*'app-config'/,
    ],
    ['one thing to restart on', { restartOn: 'app-config' }, /'restartOn' has to be a list/],
  ])('%s', (_what, pods, message) => expect(() => deployment && rendered(deployment, pods)).toThrow(message));

  test('a Service to restart on, and a ConfigMap from elsewhere', () => {
    const chart = Testing.chart();
    const service = new kplus.Service(chart, 'service', { ports: [{ port: 80 }] });
    expect(() => deployment?.(chart, { restartOn: [service] })).toThrow(/'restartOn\[0\]'.*is a Service/);
    const elsewhere = kplus.ConfigMap.fromConfigMapName(chart, 'elsewhere', 'elsewhere') as Anything;
    expect(() => deployment?.(chart, { restartOn: [elsewhere] })).toThrow(/'restartOn\[0\]'.*not known here/);
  });

  test.each([
    [() => Mesh.istio('latest'), /which Istio it is.*Mesh\.istio\('1\.24'\).*'latest'/],
    [() => Mesh.linkerd('1.0'), /which Linkerd it is.*Mesh\.linkerd\('2\.18'\)/],
    [() => Mesh.istio(1.24 as Anything), /which Istio it is.*is 1\.24/],
  ])('a mesh of which nobody knows the version', (make, message) => expect(make).toThrow(message));
});

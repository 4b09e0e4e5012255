import { App, Chart, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { DisruptionBudget, Entrance, HealthCheck, OwnService, Quorum } from '../../../lib';
import { CONSTRUCTS, image } from '../every-construct';

/** What plain JavaScript lets somebody write. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Anything = any;

const inContainers = (container: object) => ({ image: undefined, port: undefined, containers: [container] });

/** Mistakes that can be made with any construct, and what has to be in the answer: the prop, and what to write. */
const MISTAKES: Record<string, readonly [props: Anything, prop: string, write: string]> = {
  'one container': [{ image: undefined, port: undefined, containers: 'web' }, 'containers', 'list'],
  'containers by their images': [inContainers('web' as Anything), 'containers[0]', '{ image:'],
  'a container without an image': [inContainers({ name: 'web' }), 'containers[0]', "state 'image'"],
  'an init container without an image': [{ initContainers: [{ name: 'migrate' }] }, 'initContainers[0]', "'image'"],
  'a sidecar without an image': [{ sidecars: [{ name: 'proxy' }] }, 'sidecars[0].image', 'text'],
  'an image with a space': [{ container: { image: 'web: 1.4' } }, 'container.image', 'white space'],
  'a container as a text': [{ container: 'web' }, 'container', '{ image:'],
  'ports as numbers': [{ container: { ports: [9102] } }, 'container.ports[0]', '{ name:'],
  'one port': [{ container: { ports: { number: 9102 } } }, 'container.ports', 'list'],
  'ports in words of manifests': [
    { container: { ports: [{ containerPort: 9102 }] } },
    'container.ports[0].containerPort',
    "'container.ports[0].number'",
  ],
  'a port that there cannot be': [{ container: { ports: [{ number: 70000 }] } }, 'container.ports[0].number', '65535'],
  'variables as texts': [
    { container: { envVariables: { MODE: 'fast' } } },
    'container.envVariables.MODE',
    'EnvValue.fromValue',
  ],
  'variables in words of manifests': [
    { container: { env: [{ name: 'MODE', value: 'fast' }] } },
    'container.env',
    'container.envVariables',
  ],
  'mounts in words of manifests': [
    { container: { volumeMounts: [{ mountPath: '/tmp', name: 'tmp' }] } },
    'container.volumeMounts',
    "{ path: '/tmp'",
  ],
  'resources in words of manifests': [
    { container: { resources: { limits: { cpu: '1' } } } },
    'container.resources.limits',
    'cpu: { request: Cpu',
  ],
  'resources as texts': [{ resources: { cpu: { request: '100m' } } }, 'resources.cpu.request', 'Cpu.millis(100)'],
  'memory as a text': [{ resources: { memory: { limit: '1Gi' } } }, 'resources.memory.limit', 'Size.mebibytes'],
  'a command as one text': [{ container: { command: 'web --fast' } }, 'container.command', "['/bin/web'"],
  'a user in words of manifests': [{ securityContext: { runAsUser: 0 } }, 'securityContext.runAsUser', '.user'],
  'volumes of manifests': [{ volumes: [{ name: 'tmp', emptyDir: {} }] }, 'volumes', 'Volume.fromEmptyDir'],
  'an account by its name': [{ serviceAccount: 'web' }, 'serviceAccount', 'fromServiceAccountName'],
  'a registry by the name of its Secret': [{ dockerRegistryAuth: 'registry' }, 'dockerRegistryAuth', 'fromSecretName'],
  'metadata as a text': [{ metadata: 'web' }, 'metadata', '{ name'],
  'a label that is a number': [{ podMetadata: { labels: { build: 5 } } }, 'podMetadata.labels.build', "'5'"],
  'a word for true': [{ hostNetwork: 'yes' }, 'hostNetwork', 'true or false'],
  'an alias with one name': [{ hostAliases: [{ ip: '10.0.0.5', hostnames: 'old' }] }, 'hostAliases', 'hostnames: ['],
  'the grace period of a manifest': [
    { terminationGracePeriodSeconds: 30 },
    'terminationGracePeriod',
    'Duration.seconds',
  ],
  'a probe of a manifest': [{ livenessProbe: {} }, 'livenessProbe', 'HealthCheck.httpGet'],
  'hooks of a manifest': [{ lifecycle: {} }, 'lifecycle', 'PreStop.waits()'],
  'nodes in words of manifests': [{ nodeSelector: { disk: 'ssd' } }, 'nodeSelector', 'scheduling.attract'],
  'taints in words of manifests': [{ tolerations: [] }, 'tolerations', 'scheduling.tolerate'],
  'a probe of cdk8s-plus': [{ health: { liveness: kplus.Probe.fromTcpSocket() } }, 'health.liveness', 'HealthCheck'],
  'a check without its name': [{ health: HealthCheck.httpGet('/ready') }, 'health', '{ readiness:'],
  'an identity by a name': [{ identity: 'web' }, 'identity', 'Identity.fromName()'],
  'seconds without a unit': [{ room: 5 }, 'room', 'Duration.seconds'],
  'a name that there cannot be': [{ metadata: { name: 'Web_1' } }, 'metadata.name', 'lower-case'],
  'a version as a number': [{ kubernetesVersion: 1.3 }, 'kubernetesVersion', "'1.30'"],
};

const CASES = CONSTRUCTS.flatMap(([construct, make]) =>
  Object.entries(MISTAKES).map(([what, mistake]) => [what, construct, make, mistake] as const),
);

test.each(CASES)('%s is refused of %s, by the name of its prop and with what to write', (_what, _of, make, mistake) => {
  const [props, prop, write] = mistake;
  let message = '';
  try {
    make(Testing.chart(), { ...props });
  } catch (error) {
    message = (error as Error).message;
  }
  expect(message).toMatch(/^test\/app: /);
  expect(message).toContain(prop);
  expect(message).toContain(write);
  expect(message).not.toMatch(/TypeError|is not a function|Cannot read/);
});

/** What belongs to another construct, by the construct that it is stated of. */
const OF_OTHERS: Record<string, readonly [prop: string, value: Anything, write: string][]> = {
  'a Deployment': [
    ['quorum', Quorum.majority(), 'GracefulStatefulSet'],
    ['entrance', Entrance.none(), 'GracefulDaemonSet'],
    ['longestWork', Duration.seconds(5), 'GracefulWorker'],
    ['volumeClaims', [], 'GracefulStatefulSet'],
  ],
  'a Rollout': [['longestRun', Duration.seconds(5), 'GracefulJob']],
  'a worker': [
    ['ownService', OwnService.of({ port: 80 }), 'no Service'],
    ['entrance', Entrance.none(), 'GracefulDaemonSet'],
  ],
  'a StatefulSet': [
    ['disruptionBudget', DisruptionBudget.none(), 'quorum'],
    ['ownService', OwnService.none(), 'peersName'],
  ],
  'a DaemonSet': [
    ['disruptionBudget', DisruptionBudget.none(), 'no budget'],
    ['strategy', kplus.DeploymentStrategy.recreate(), 'nodesAtOnce'],
  ],
  'a Job': [['disruptionBudget', DisruptionBudget.none(), 'ZeroDowntimeDeployment']],
  'a CronJob': [['ownService', OwnService.none(), 'ZeroDowntimeRollout']],
};

test.each(CONSTRUCTS)('a fact of another construct is not dropped in silence: %s', (name, make) => {
  for (const [prop, value, write] of OF_OTHERS[name] ?? []) {
    const said = (() => {
      try {
        make(Testing.chart(), { [prop]: value } as Anything);
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(said).toContain(`'${prop}'`);
    expect(said).toContain(write);
  }
});

test('two workloads of one name are one problem each pair, with the prop that mends it', () => {
  for (const [name, make] of CONSTRUCTS) {
    const app = new App();
    const chart = new Chart(app, 'shop');
    make(chart, {});
    make(new Chart(app, 'other'), {});
    expect(() => app.synthYaml()).not.toThrow();
    const twice = new Chart(new App(), 'twice');
    make(twice, {});
    make(new Construct(twice, 'again') as Chart, {});
    const message = (() => {
      try {
        App.of(twice).synthYaml();
        return '';
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect([name, message.match(/^error\[\S+\]/gm)]).toEqual([name, ['error[duplicate-identity]']]);
    expect(message).toContain('= prop: metadata: { name:');
  }
});

test('what a variable holds is not told: it may be a secret', () => {
  const [[, make] = []] = CONSTRUCTS;
  const wrong: Anything = { container: { image, envVariables: { PASSWORD: 'hunter2' } }, image: undefined };
  expect(() => make?.(Testing.chart(), wrong)).toThrow(/^(?!.*hunter2).*PASSWORD/);
});

test('what is right is silent: objects of cdk8s-plus in every place', () => {
  for (const [, make] of CONSTRUCTS) {
    const chart = Testing.chart();
    const volume = kplus.Volume.fromEmptyDir(chart, 'tmp', 'tmp');
    make(chart, {
      container: {
        ports: [{ name: 'http', number: 8080 }],
        envVariables: { MODE: kplus.EnvValue.fromValue('fast') },
        volumeMounts: [{ path: '/tmp', volume }],
        resources: { cpu: { request: kplus.Cpu.millis(100) } },
        command: ['/bin/web'],
        securityContext: { user: 10001 },
      },
      ...({
        volumes: [kplus.Volume.fromEmptyDir(chart, 'more', 'more')],
        serviceAccount: kplus.ServiceAccount.fromServiceAccountName(chart, 'account', 'web'),
        dockerRegistryAuth: kplus.Secret.fromSecretName(chart, 'registry', 'registry') as Anything,
        hostAliases: [{ ip: '10.0.0.5', hostnames: ['old'] }],
        metadata: { labels: { build: '5' } },
      } as object),
    });
    expect(() => Testing.synth(chart)).not.toThrow();
  }
});

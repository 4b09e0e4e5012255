import { parseArgs } from 'node:util';
import { stringify } from 'yaml';
import { runOne } from './command-line-one';
import { PIECES } from './hostile';

const USAGE = 'npm run fuzz:growth -- [--part K/N]   (the K-th of N parts of all texts)';

/** What an expression that begins anywhere, or gives back what it took, is slow on. */
const REPEATED = [
  'a',
  'a ',
  ' ',
  '  \n',
  'a\n',
  'a: 1\n',
  '- a\n',
  '0 ',
  '1,',
  '(',
  'a.b',
  'a-',
  '_',
  '/',
  '=',
  '$',
  ';',
  'é',
  '\r\n',
];

/** All that is repeated. */
const ALL = [...new Set([...PIECES, ...REPEATED])];

/** In characters: what is measured, and what it is compared with where it took long. */
const [SMALL, LARGE] = [16_384, 65_536];

/** What takes no longer is not worth a question, in milliseconds of CPU. */
const QUICK = 150;

/** Four times the text takes four times as long, and what is not measured well some more: sixteen times would be its square. */
const MOST = 8;

const CHECK = ['check', 'k8s/a.yaml', '--format', 'json'];

type Make = (text: string) => string;

/** A Deployment with a Service, and whatever else is laid over them. */
const web = (container: object, spec: object = {}, metadata: object = {}, pod: object = {}) => {
  const app = { app: 'web' };
  const containers = [{ name: 'web', image: 'web:1', ports: [{ containerPort: 80 }], ...container }];
  const template = { metadata: { labels: app, ...pod }, spec: { containers } };
  return all(
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', ...metadata },
      spec: { selector: { matchLabels: app }, template, ...spec },
    },
    { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { selector: app, ports: [{ port: 80 }] } },
  );
};

const all = (...objects: readonly object[]) => objects.map((one) => JSON.stringify(one)).join('\n---\n');

const fact =
  (name: string): Make =>
  (text) =>
    web({}, {}, { annotations: { [`zero-downtime/${name}`]: text } });

const hook = (command: unknown) => ({ lifecycle: { preStop: { exec: { command } } } });

const ingress = (annotations: object, rule: object = {}) =>
  all({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: { name: 'web', annotations },
    spec: { ingressClassName: 'nginx', rules: [rule] },
  });

/** Every place where a text is read by something of its own. */
const PLACES: Readonly<Record<string, Make>> = {
  'the file': (text) => text,
  'a plain value': (text) => `a: ${text}\n`,
  'a list in brackets': (text) => `a: [${text}]\n`,
  'many documents': (text) =>
    stringify({ kind: 'X', a: text.slice(0, 20) })
      .concat('---\n')
      .repeat(text.length / 50),
  'a value of several lines': (text) => `a: |\n  ${text.replaceAll('\n', '\n  ')}\n`,
  'a comment': (text) => `a: 1 # ${text.replaceAll('\n', ' ')}\n`,
  'a template': (text) => `kind: X\na: {{ ${text} }}\n`,
  'a kind': (kind) => all({ apiVersion: 'v1', kind, metadata: { name: 'a' } }),
  'a version of the API': (apiVersion) => all({ apiVersion, kind: 'Deployment', metadata: { name: 'a' } }),
  'an image': (image) => web({ image }),
  'the tag of an image': (text) => web({ image: `ghcr.io/a/postgres:${text}@sha256:${text}` }),
  'a shell command': (text) => web({ command: ['sh', '-c', text] }),
  arguments: (text) => web({ args: text.match(/.{1,3}/gsu) }),
  'a hook in a shell': (text) => web(hook(['sh', '-c', text])),
  'a hook': (text) => web(hook(text.match(/.{1,3}/gsu))),
  'a variable': (value) => web({ env: [{ name: 'A', value }] }),
  'the name of a variable': (name) => web({ env: [{ name, value: 'a' }] }),
  'a quantity': (cpu) => web({ resources: { requests: { cpu }, limits: { memory: cpu } } }),
  'the path of a probe': (path) => web({ readinessProbe: { httpGet: { path, port: 80 } } }),
  'the command of a probe': (text) => web({ livenessProbe: { exec: { command: ['sh', '-c', text] } } }),
  'a port': (targetPort) => all({ apiVersion: 'v1', kind: 'Service', spec: { ports: [{ port: 80, targetPort }] } }),
  'a number of replicas': (replicas) => web({}, { replicas }),
  'a percentage': (maxSurge) => web({}, { strategy: { rollingUpdate: { maxSurge } } }),
  'the version in a label': (text) =>
    web({}, {}, { labels: { 'app.kubernetes.io/version': text, 'helm.sh/chart': `web-${text}` } }),
  'values of a selector': (text) =>
    all({
      kind: 'PodDisruptionBudget',
      apiVersion: 'policy/v1',
      spec: { selector: { matchExpressions: [{ key: text, operator: 'In', values: [...text] }] } },
    }),
  'the options of a Java process': (value) =>
    web({
      env: [
        { name: 'JAVA_OPTS', value: `-Da=${value}` },
        { name: 'DATABASE_URL', value },
      ],
    }),
  'a query of an autoscaler': (query) =>
    all({
      apiVersion: 'keda.sh/v1alpha1',
      kind: 'ScaledObject',
      metadata: { name: 'a' },
      spec: {
        scaleTargetRef: { name: 'a' },
        triggers: [
          { type: 'prometheus', metadata: { query, threshold: query } },
          { type: 'cron', metadata: { start: query, end: query, desiredReplicas: query } },
        ],
      },
    }),
  'an expression of CEL': (expression) =>
    all({
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: { name: 'a' },
      webhooks: [
        {
          name: 'a.b.c',
          failurePolicy: 'Fail',
          matchConditions: [{ name: 'a', expression }],
          rules: [{ apiGroups: [expression], resources: ['pods'], operations: ['*'], apiVersions: ['*'] }],
        },
      ],
    }),
  'an address of a network': (cidr) =>
    all({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: { name: 'a' },
      spec: { podSelector: {}, ingress: [{ from: [{ ipBlock: { cidr, except: [cidr] } }] }] },
    }),
  'a label': (text) => web({}, {}, {}, { labels: { app: 'web', a: text } }),
  'the key of a label': (text) => web({}, {}, {}, { labels: { app: 'web', [text]: 'a' } }),
  'a name': (name) => web({}, {}, { name, namespace: name }),
  'a schedule': (schedule) => all({ apiVersion: 'batch/v1', kind: 'CronJob', spec: { schedule, timeZone: schedule } }),
  'a snippet': (text) => ingress({ 'nginx.ingress.kubernetes.io/configuration-snippet': text }),
  'a timeout of a route': (text) => ingress({ 'nginx.ingress.kubernetes.io/proxy-read-timeout': text }),
  'attributes of a load balancer': (text) => ingress({ 'alb.ingress.kubernetes.io/target-group-attributes': text }),
  'a host': (host) => ingress({}, { host }),
  'data of a ConfigMap': (text) => all({ apiVersion: 'v1', kind: 'ConfigMap', data: { a: text, 'b.yaml': text } }),
  'what was applied last': (text) =>
    web({}, {}, { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': text } }),
  ...Object.fromEntries(
    ['slowest-start', 'longest-request', 'on-sigterm', 'traffic', 'ignore', 'pre-stop-takes', 'kept-connections'].map(
      (name) => [`the fact ${name}`, fact(name)],
    ),
  ),
};

/** What is judged by a configuration of strangers. */
const CONFIGURED: Readonly<Record<string, Make>> = {
  'the configuration': (text) => text,
  'an ignored path': (text) => JSON.stringify({ ignore: [text], rules: { [text]: 'off' } }),
  'the Kubernetes of a configuration': (text) => JSON.stringify({ kubernetes: text }),
  'the workload of a fact': (text) => JSON.stringify({ facts: { workloads: [{ match: text, name: text }] } }),
};

async function cost(args: readonly string[], make: Make, piece: string, length: number): Promise<number> {
  const text = make(piece.repeat(Math.ceil(length / piece.length)));
  const start = process.cpuUsage();
  await runOne(args, text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Whether four times the text takes far more than four times as long; asked twice, since something else may have been to do. */
async function isSteep(args: readonly string[], make: Make, piece: string): Promise<string | undefined> {
  if ((await cost(args, make, piece, LARGE)) < QUICK) return undefined;
  const small = Math.min(await cost(args, make, piece, SMALL), await cost(args, make, piece, SMALL));
  const large = await cost(args, make, piece, LARGE);
  const words = `${Math.round(small)} ms for ${SMALL} characters, ${Math.round(large)} ms for ${LARGE}`;
  return large > QUICK && large > MOST * small ? words : undefined;
}

/** Which of all texts are asked for. */
function partOf(text: string): (index: number) => boolean {
  const [part, parts] = text.split('/').map(Number);
  if (!Number.isInteger(part) || !Number.isInteger(parts)) throw new Error(USAGE);
  return (index) => index % (parts ?? 1) === (part ?? 1) - 1;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { part: { type: 'string', default: '1/1' } } });
  const isAsked = partOf(values.part);
  let [index, asked, failed] = [0, 0, 0];
  const config = ['check', 'k8s/b.yaml', '--config', 'k8s/a.yaml', '--format', 'json'];
  const places = [
    ...Object.entries(PLACES).map(([name, make]) => ({ name, make, args: CHECK })),
    ...Object.entries(CONFIGURED).map(([name, make]) => ({ name, make, args: config })),
  ];
  for (const { name, make, args } of places) {
    for (const piece of ALL) {
      if (!isAsked(index++)) continue;
      asked += 1;
      const steep = await isSteep(args, make, piece);
      if (steep === undefined) continue;
      failed += 1;
      console.log(`STEEP: ${name} of ${JSON.stringify(piece)}: ${steep}`);
    }
  }
  console.log(`${asked} texts that repeat one piece: ${failed} take more than in proportion to their length`);
  return failed === 0 ? 0 : 1;
}

void main().then((code) => {
  process.exitCode = code;
});

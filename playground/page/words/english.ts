import { requestsText, secondsText, type Words } from './words';

const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;

/** The page in English. */
export const ENGLISH: Words = {
  tag: 'en',
  title: 'Which requests does a release lose?',
  lead: 'Move a number or change the manifest: findings, plan and simulation follow at once. Everything runs in this page; nothing is sent anywhere.',
  skip: 'Skip to what happens',
  noScript: 'This page simulates a cluster, and needs scripts for it.',
  example: 'Example',
  examples: [
    'A web service as many are written',
    'Article: pod.yaml as written',
    'Article: probe.yaml as written',
    'Article: probe2.yaml as written',
    'Article: probe.yaml without the losses',
    'The shop: seven services in production',
  ],
  editor: 'Manifests',
  editorHint: 'Manifests as YAML; findings stand in the list of findings',
  workload: 'Workload',
  scenario: 'What happens',
  scenarios: {
    rollout: 'rollout of a new version',
    rollback: 'rollback in the middle of a rollout',
    'never-ready': 'release that never becomes ready',
    'crashes-at-once': 'release that crashes at once',
    'scale-midway': 'scale-down by half in the middle of a rollout',
    'scale-down': 'scale-down by half',
    'scale-to-one': 'scale-down to one replica',
    'drain-node': 'drain of one node',
    'drain-all': 'drain of all nodes in turn',
    'delete-pod': 'deletion of one pod',
    'crashes-later': 'release that crashes after it became available',
    'never-alive': 'release whose liveness check always fails',
    'liveness-fails': 'liveness checks of all pods fail',
    crash: 'crash of one container',
    oom: 'one container out of memory',
    'node-loss': 'loss of one node',
  },
  sliders: {
    grace: 'Grace period',
    hook: 'preStop hook',
    replicas: 'Replicas',
    minReady: 'Minimum ready',
    surge: 'Surge',
    request: 'Longest request',
  },
  value: (slider, value) =>
    slider === 'replicas' ? count(value, 'replica') : slider === 'surge' ? count(value, 'pod') : count(value, 'second'),
  numbers: 'Numbers',
  timeline: 'Second by second',
  picture: {
    states: {
      pending: 'pending',
      pulling: 'pulling the image',
      starting: 'starting',
      running: 'running, not ready',
      ready: 'ready',
      'pre-stop': 'preStop hook runs, serves on',
      sigterm: 'has got SIGTERM',
      exited: 'nothing runs in it',
      'back-off': 'waits to be restarted',
      lost: 'its node is gone',
    },
    causes: {
      'no-endpoint': 'lost: no endpoint',
      dropped: 'lost: dropped',
      refused: 'lost: refused',
      timeout: 'lost: timeout',
      'cut-in-flight': 'lost: cut in flight',
      'reset-keep-alive': 'lost: keep-alive reset',
      'bad-gateway': 'lost: bad gateway',
      'no-majority': 'lost: no majority',
      overload: 'lost: overload',
    },
    isNew: '(new)',
    serving: 'pods that serve',
    wanted: 'dashed: wanted',
  },
  verdict: ({ verdict, load, lost, rate, seconds, why }) => {
    const what = load === 'work' ? 'pieces of work' : 'requests';
    const loses =
      lost < 0.05
        ? `Loses no ${load === 'work' ? 'work' : 'request'}`
        : `Loses ${requestsText(lost)} ${what} at ${rate}/s`;
    const ends = seconds === undefined ? `never ends: ${why ?? ''}` : `is over after ${secondsText(seconds)} s`;
    return `${loses}, ${ends}${verdict === 'unknown' ? '; as far as it can be told' : ''}.`;
  },
  nothing: 'Nothing here can be simulated: no workload with pods that something happens to.',
  busy: 'simulating…',
  tooLong: 'This takes too long for a page; `zero-downtime simulate` has all the time it needs.',
  failed: (message) => `This could not be simulated, which is a fault of this page: ${message}`,
  lost: (requests, cause, from, to) =>
    `${requests} ${cause.replace('lost: ', '')}, ${from === to ? `at ${from} s` : `${from} to ${to} s`}:`,
  line: (line) => `line ${line}`,
  rests: 'What this rests on',
  findings: 'Findings',
  counts: (found) => {
    const [errors, warnings] = [1, 2].map((severity) => found.filter((one) => one.severity === severity).length) as [
      number,
      number,
    ];
    if (found.length === 0) return 'no finding';
    return (
      [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')].filter(Boolean).join(', ') ||
      count(found.length, 'note')
    );
  },
  none: 'Nothing was found.',
  severities: ['error', 'warning', 'info'],
  fix: 'Fix',
  mend: 'Make the smallest change',
  mending: 'looking for the smallest change…',
  mended: 'The smallest change is made; undo takes it back.',
  notMended: 'There is nothing to change.',
  plan: 'Plan',
  planLead: 'The numbers that follow from the facts, stated and assumed, with 5 s of room.',
  planNone: 'Plans are shown for Deployments.',
  planHeads: ['field', 'value', 'why'],
  elsewhere: 'Required elsewhere',
  warnings: 'To know',
  link: 'Copy link',
  linkLabel: 'Link to this page with these manifests',
  copied: 'The link is copied. It holds the manifests themselves, behind the #, which browsers send nobody.',
  copyIt: 'Copy this link. It holds the manifests themselves, behind the #, which browsers send nobody.',
  linkTooLong: 'These manifests are too long for a link.',
  theme: { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' },
  other: '中文',
};

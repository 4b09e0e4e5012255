import { noPlaceTaken, simulate, type Outcome, type SimulateOptions } from '../../lib/simulation';
import { web, worldOf } from './manifests';

const texts = (given = web()) => given.manifests.map(({ object }) => JSON.stringify(object));

/** A rollout from some manifests to others, each a change of the text of the same application. */
function released(
  before: (text: string) => string,
  after: (text: string) => string,
  more: { readonly old?: readonly string[]; readonly now?: readonly string[] } = {},
  options: SimulateOptions = {},
): Outcome {
  const from = worldOf([...texts().map(before), ...(more.old ?? [])].join('\n---\n'));
  const world = worldOf([...texts().map(after), ...(more.now ?? [])].join('\n---\n'));
  const outcomes = simulate(world, { from, scenarios: ['rollout'], ...options });
  return outcomes.find(({ workload }) => workload.name.startsWith('web')) as Outcome;
}

const same = (text: string) => text;

describe('A release between two versions', () => {
  test('is safe where only the template and the number of replicas change', () => {
    const after = (text: string) => text.replace('"web:1"', '"web:2"').replace('"replicas":3', '"replicas":4');
    expect(released(same, after)).toMatchObject({ verdict: 'safe', doubts: [] });
  });

  const SCALER =
    '{ apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: { name: web }, spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: 3, maxReplicas: 9 } }';

  test('is never called safe where it changes what is not played, and says so', () => {
    const after = (text: string) =>
      text.replace(
        '"spec":{"selector":{"app":"web"}',
        '"spec":{"trafficDistribution":"PreferClose","selector":{"app":"web"}',
      );
    const { verdict, doubts } = released(same, after);
    expect(verdict).toBe('unknown');
    expect(doubts.join()).toMatch(/Service web changes/);
  });

  test('is safe where an autoscaler comes, and the number of replicas stays', () => {
    expect(released(same, same, { now: [SCALER] })).toMatchObject({ verdict: 'safe', doubts: [] });
  });

  test('is safe where it changes what decides nothing of a rollout: budgets, notes, another Service, a port that leads to the same', () => {
    for (const after of [
      (text: string) => text.replace('"maxUnavailable":1', '"maxUnavailable":2'),
      (text: string) => text.replace('"targetPort":"http"', '"targetPort":8080'),
      (text: string) =>
        text.replace(
          '"kind":"Service","metadata":{',
          '"kind":"Service","metadata":{"annotations":{"description":"x"},',
        ),
    ]) {
      expect(released(same, after)).toMatchObject({ verdict: 'safe', doubts: [] });
    }
    const another =
      '{ apiVersion: v1, kind: Service, metadata: { name: www }, spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] } }';
    expect(released(same, same, { now: [another] })).toMatchObject({ verdict: 'safe', doubts: [] });
  });
});

describe('What else a release may take away', () => {
  const exposed = (nodePort: number) => (text: string) =>
    text.replace(
      '"spec":{"selector":{"app":"web"},"ports":[{',
      `"spec":{"type":"NodePort","selector":{"app":"web"},"ports":[{${nodePort > 0 ? `"nodePort":${nodePort},` : ''}`,
    );

  test('a port of the nodes that others ask is one of it, and a port that the server chooses stays', () => {
    expect(released(exposed(30080), exposed(30081))).toMatchObject({
      verdict: 'unknown',
      doubts: [expect.stringMatching(/asks Service web at port 30080 of a node finds nothing there/)],
    });
    for (const [old, now] of [
      [30080, 30080],
      [30080, 0],
      [0, 30080],
    ] as const) {
      expect(released(exposed(old), exposed(now)).doubts).toEqual([]);
    }
  });

  const named = (field: string) => (text: string) => text.replace('"containers":', `${field},"containers":`);

  test.each([
    ['PriorityClass', '"priorityClassName":"high"'],
    ['RuntimeClass', '"runtimeClassName":"high"'],
  ])('a %s that new pods name is one, since they are refused without', (kind, field) => {
    const one = `{ apiVersion: x/v1, kind: ${kind}, metadata: { name: high } }`;
    const { verdict, doubts } = released(named(field), named(field), { old: [one] });
    expect({ verdict, doubts }).toEqual({
      verdict: 'unknown',
      doubts: [`the release is not played whole: ${kind} high goes, and new pods that name it are refused`],
    });
    expect(released(named(field), named(field), { old: [one] }, { prune: false }).doubts).toEqual([]);
    expect(released(named(field), same, { old: [one] }).doubts).toEqual([]);
    expect(released(named(field), named(field), { old: [one], now: [one] }).doubts).toEqual([]);
  });

  const everywhere = (text: string) =>
    text
      .replace('"kind":"Deployment"', '"kind":"DaemonSet"')
      .replace('"replicas":3,', '')
      .replace(/"strategy":\{[^}]*\}\},/, '');
  const placed = (field: string) => (text: string) => named(field)(everywhere(text));

  test.each([
    ['a node selector', '"nodeSelector":{"role":"edge"}', '"nodeSelector":{}'],
    ['a node selector of another value', '"nodeSelector":{"role":"edge"}', '"nodeSelector":{"role":"core"}'],
    ['a toleration fewer', '"tolerations":[]', '"tolerations":[{"operator":"Exists"}]'],
    [
      'an affinity to nodes',
      '"affinity":{"nodeAffinity":{"requiredDuringSchedulingIgnoredDuringExecution":{"nodeSelectorTerms":[{"matchFields":[{"key":"metadata.name","operator":"In","values":["a"]}]}]}}}',
      '"affinity":{}',
    ],
  ])('nodes of a DaemonSet are, where fewer fit: %s', (_, narrow, wide) => {
    expect(released(placed(wide), placed(narrow)).doubts.join()).toMatch(
      /DaemonSet web changes, and on nodes that no longer fit nothing replaces its pods/,
    );
    expect(released(placed(narrow), placed(narrow)).doubts).toEqual([]);
  });

  test('more nodes that fit a DaemonSet take nothing away', () => {
    expect(released(placed('"nodeSelector":{"role":"edge"}'), placed('"nodeSelector":{}')).doubts).toEqual([]);
  });
});

describe('A workload that takes the place of another one', () => {
  const renamed = (text: string) =>
    text.replace('"kind":"Deployment","metadata":{"name":"web"', '"kind":"Deployment","metadata":{"name":"web-2"');

  test('has no pod when those of the other one go, all at once, whoever applies it', () => {
    for (const order of ['kubectl', 'helm', 'argocd', 'flux'] as const) {
      const { verdict, doubts, losses, end, lostByCause } = released(same, renamed, {}, { order });
      expect({ verdict, doubts, done: end.done }).toEqual({ verdict: 'loses', doubts: [], done: true });
      expect(lostByCause['no-endpoint']).toBeGreaterThan(100);
      expect(losses.map(({ blame }) => blame.words).join()).toMatch(/replaces web by web-2/);
    }
  });

  test('loses the longest where what goes is deleted first', () => {
    const lostBy = (order: 'kubectl' | 'argocd') => released(same, renamed, {}, { order }).lost;
    expect(lostBy('argocd')).toBeGreaterThan(lostBy('kubectl'));
  });

  test('stands beside the other one where nothing is deleted', () => {
    expect(released(same, renamed, {}, { prune: false })).toMatchObject({ verdict: 'safe', doubts: [] });
  });

  test('is lost for who asks for its Service, where that has another name now, too', () => {
    const all = (text: string) => text.replace(/"web"/g, '"web-2"');
    const { lostByCause, losses, assumptions } = released(same, all);
    expect(lostByCause['no-endpoint']).toBeGreaterThan(10_000);
    expect(losses[0]?.blame.words).toMatch(/takes Service web away: its name and its address are gone/);
    expect(assumptions.join()).toMatch(/clients still ask for Service web/);
  });

  test('of another kind begins with no pod as well', () => {
    const set = (text: string) =>
      text
        .replace('"kind":"Deployment"', '"kind":"StatefulSet"')
        .replace('"spec":{"replicas"', '"spec":{"serviceName":"web","replicas"');
    expect(released(same, set)).toMatchObject({ verdict: 'loses', doubts: [] });
  });
});

describe('A workload that a release takes away, and none takes the place of', () => {
  const other = (text: string) =>
    text.replaceAll('"web"', '"old"').replace('"web:1"', '"old:1"').replaceAll('"app":"web"', '"app":"old"');
  const olds = texts().map(other);
  const [deployment = '', service = ''] = olds;
  const played = (now: readonly string[], options: SimulateOptions = {}, before: readonly string[] = olds) => {
    const from = worldOf([...texts(), ...before].join('\n---\n'));
    return simulate(worldOf([...texts(), ...now].join('\n---\n')), { from, scenarios: ['rollout'], ...options }).filter(
      ({ workload }) => workload.name === 'old',
    );
  };

  test('is lost for who asks for it, with its Service or without', () => {
    const [alone] = played([service]);
    expect(alone).toMatchObject({ verdict: 'loses', title: 'release that takes it away', lowestCapacity: 0 });
    expect(alone?.losses.map(({ blame }) => blame.words)).toContain(
      'the release takes Deployment old away, and nothing takes its place',
    );
    expect(alone?.assumptions).toContain('clients still ask for Service old');
    const [both] = played([]);
    expect(both?.lost).toBeGreaterThanOrEqual(alone?.lost ?? Infinity);
    expect(both?.losses[0]?.blame.resource).toMatchObject({ kind: 'Service', name: 'old' });
  });

  test('loses nothing where nobody asks for it, and where others serve behind its Service', () => {
    expect(played([], {}, [deployment.replace('cluster-ip', 'none')])).toMatchObject([{ verdict: 'safe', lost: 0 }]);
    const second = deployment.replace('"name":"old","ann', '"name":"second","ann');
    const [outcome] = played([service, second], {}, [deployment, service, second]);
    expect(outcome).toMatchObject({ verdict: 'safe', lost: 0, end: { done: true } });
  });

  test('is told once, and not where it stays or another one comes for it', () => {
    expect(played(olds)).toHaveLength(1);
    expect(played(olds)[0]?.title).toBe('rollout of a new version');
    expect(played([service], { prune: false })).toEqual([]);
    expect(played([service, deployment.replace('"name":"old","ann', '"name":"next","ann')])).toEqual([]);
    expect(played([service], { scenarios: ['drain-node'] })).toEqual([]);
  });

  test('is not asked for a change of itself', () => {
    const [outcome] = played([service]);
    expect(noPlaceTaken(outcome as Outcome)).toMatchObject({ none: expect.stringMatching(/nothing takes its place/) });
  });
});

describe('A number of replicas that a release sets', () => {
  const autoscaler = (min: number, max: number) =>
    `{ apiVersion: autoscaling/v2, kind: HorizontalPodAutoscaler, metadata: { name: web }, spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }, minReplicas: ${min}, maxReplicas: ${max} } }`;
  const unset = (text: string) => text.replace('"replicas":3,', '');

  test('beside an autoscaler takes pods away until that looks again', () => {
    const both = { old: [autoscaler(5, 8)], now: [autoscaler(5, 8)] };
    const { verdict, lostByCause, losses, end, doubts } = released(same, same, both);
    expect({ verdict, doubts, done: end.done }).toEqual({ verdict: 'loses', doubts: [], done: true });
    expect(Object.keys(lostByCause)).toEqual(['overload']);
    expect(losses[0]?.blame).toMatchObject({ path: ['spec', 'replicas'] });
    expect(losses[0]?.blame.words).toMatch(/sets 3 replicas, whatever the autoscaler has chosen, while 8 are needed/);
    expect(released(unset, unset, both)).toMatchObject({ verdict: 'safe', doubts: [] });
  });

  test('is one where the field is taken out of the manifest, with an autoscaler or without', () => {
    for (const more of [{ now: [autoscaler(3, 9)] }, {}]) {
      const { verdict, losses } = released(same, unset, more);
      expect(verdict).toBe('loses');
      expect(losses[0]?.blame.words).toMatch(/sets 1 replica/);
    }
  });

  test('is too low where an autoscaler goes, or its maximum, and more were needed', () => {
    expect(released(unset, same, { old: [autoscaler(2, 8)] }).verdict).toBe('loses');
    const lowered = released(unset, unset, { old: [autoscaler(2, 8)], now: [autoscaler(2, 4)] });
    expect(lowered).toMatchObject({ verdict: 'loses', doubts: [] });
    const raised = released(unset, unset, { old: [autoscaler(2, 8)], now: [autoscaler(2, 12)] });
    expect(raised).toMatchObject({ verdict: 'safe', doubts: [] });
  });
});

describe('A route that a release leads elsewhere', () => {
  const ingress = (service: string, more = '') =>
    `{ apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: { name: web, annotations: { ${more} } }, spec: { ingressClassName: ${more === '' ? 'nginx' : 'alb'}, rules: [{ host: web.example.com, http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: ${service}, port: { number: 80 } } } }] } }] } }`;
  const other =
    '{ apiVersion: v1, kind: Service, metadata: { name: www }, spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] } }';
  const unstated = (text: string) => text.replace('"zero-downtime/traffic":"cluster-ip"', '"zero-downtime/x":"y"');
  const ALB =
    'alb.ingress.kubernetes.io/target-type: ip, alb.ingress.kubernetes.io/target-group-attributes: deregistration_delay.timeout_seconds=4';
  const led = (to: string, more = '') =>
    released(unstated, unstated, { old: [ingress('web', more), other], now: [ingress(to, more), other] });

  test('to another Service of the same pods loses nothing behind a proxy that follows endpoints', () => {
    expect(led('www').doubts).toEqual([]);
    expect(led('www').lost).toBe(led('web').lost);
  });

  test('begins with an empty list of targets behind a load balancer of AWS', () => {
    const { lostByCause, losses, doubts } = led('www', ALB);
    expect(doubts).toEqual([]);
    expect(lostByCause['no-endpoint']).toBeGreaterThan(500);
    expect(losses.map(({ blame }) => blame.words).join()).toMatch(/to a new target group, which begins empty/);
    expect(led('web', ALB).lostByCause['no-endpoint']).toBeUndefined();
  });

  test('to a Service that is not there, or that goes, loses all that comes by it', () => {
    const { losses } = led('wwww');
    expect(losses.map(({ blame }) => blame.words).join()).toMatch(
      /leads web\.example\.com\/ to Service wwww, which is not there/,
    );
    const gone = released(unstated, unstated, { old: [ingress('web')] });
    expect(gone.verdict).toBe('loses');
    expect(gone.losses.map(({ blame }) => blame.words).join()).toMatch(
      /takes the route web\.example\.com\/ of Ingress web away/,
    );
  });
});

describe('A Service that a release changes', () => {
  const toService = (from: string, to: string) => (text: string) =>
    text.includes('"kind":"Service"') ? text.replace(from, to) : text;
  const labelled = (text: string) =>
    text.includes('"kind":"Deployment"')
      ? text.replace('"labels":{"app":"web"}', '"labels":{"app":"web","v":"2"}')
      : text;
  const both =
    (...changes: readonly ((text: string) => string)[]) =>
    (text: string) =>
      changes.reduce((changed, change) => change(changed), text);
  const SELECTOR = '"spec":{"selector":{"app":"web"}';

  test('loses everything until new pods serve where it selects a label that only they have', () => {
    const after = both(labelled, toService(SELECTOR, '"spec":{"selector":{"app":"web","v":"2"}'));
    const { verdict, doubts, losses, end, lostByCause } = released(same, after);
    expect({ verdict, doubts }).toEqual({ verdict: 'loses', doubts: [] });
    expect(lostByCause['no-endpoint']).toBeGreaterThan(100);
    expect(end.done).toBe(true);
    expect(losses[0]?.blame).toMatchObject({ resource: { kind: 'Service', name: 'web' }, path: ['spec', 'selector'] });
    expect(losses[0]?.blame.words).toMatch(/the old pods are out at once/);
  });

  test('loses everything for ever where neither version has what it selects, or the port that it leads to', () => {
    const none = released(same, toService(SELECTOR, '"spec":{"selector":{"app":"wep"}'));
    expect(none.verdict).toBe('loses');
    expect(none.losses.map(({ blame }) => blame.words).join()).toMatch(/neither the old pods nor the new ones/);
    const port = released(same, toService('"targetPort":"http"', '"targetPort":"web"'));
    expect(port.verdict).toBe('loses');
    expect(port.losses[0]?.blame.path).toEqual(['spec', 'ports', 0, 'targetPort']);
    expect(released(same, toService('"port":80', '"port":81')).verdict).toBe('loses');
  });

  describe('and leads to a number that no container declares', () => {
    const to9999 = toService('"targetPort":"http"', '"targetPort":9999');
    const byNumber = toService('"targetPort":"http"', '"targetPort":8080');
    const silent = (text: string) => text.replace(/"ports":\[\{"name":"http","containerPort":8080\}\],?/, '');
    const probed = (port: number) => (text: string) => text.replace('"port":"http"', `"port":${port}`);

    test.each(['kubectl', 'helm', 'argocd', 'flux'] as const)(
      'loses everything for ever, whoever applies it (%s)',
      (order) => {
        const { verdict, doubts, losses } = released(same, to9999, {}, { order });
        expect({ verdict, doubts }).toEqual({ verdict: 'loses', doubts: [] });
        expect(losses[0]?.blame).toMatchObject({
          resource: { kind: 'Service', name: 'web' },
          path: ['spec', 'ports', 0, 'targetPort'],
          words: expect.stringMatching(/neither the old pods nor the new ones have that port/),
        });
      },
    );

    test('loses where a rollback of the workload leaves the Service as it is, and is not told twice', () => {
      const { verdict, doubts } = released(same, to9999, {}, { scenarios: ['rollback'] });
      expect({ verdict, doubts }).toEqual({ verdict: 'loses', doubts: [] });
    });

    test('loses a StatefulSet, a DaemonSet and a Rollout their requests as well', () => {
      for (const kind of ['StatefulSet', 'DaemonSet', 'Rollout']) {
        const as = (text: string) =>
          text
            .replace('"apps/v1","kind":"Deployment"', '"argoproj.io/v1alpha1","kind":"Deployment"')
            .replace('"argoproj.io/v1alpha1"', kind === 'Rollout' ? '"argoproj.io/v1alpha1"' : '"apps/v1"')
            .replace('"kind":"Deployment"', `"kind":"${kind}"`)
            .replace(
              /"strategy":\{"rollingUpdate":\{"maxSurge":1,"maxUnavailable":0\}\},/,
              kind === 'Rollout' ? '"strategy":{"canary":{"maxSurge":1,"maxUnavailable":0}},' : '',
            );
        expect([kind, released(as, both(as, to9999)).verdict]).toEqual([kind, 'loses']);
      }
    });

    test('loses one of two ports that lead elsewhere with it', () => {
      const two = toService(
        '[{"port":80,"targetPort":"http"}]',
        '[{"name":"a","port":80,"targetPort":"http"},{"name":"b","port":81,"targetPort":"http"}]',
      );
      const moved = both(two, toService('"port":80,"targetPort":"http"', '"port":80,"targetPort":9999'));
      expect(released(two, moved).verdict).not.toBe('safe');
    });

    test('is unknown where anything names the number, or where no container says which ports it has', () => {
      const named = (text: string) =>
        text.replace('"image":"web:1"', '"image":"web:1","env":[{"name":"ADMIN","value":":9999"}]');
      const both9999 = released(named, both(named, to9999));
      expect(both9999.verdict).toBe('unknown');
      expect(both9999.doubts.join()).toMatch(/whether anything listens at the port that it leads to/);
      const bare = both(silent, probed(8080), byNumber);
      expect(released(bare, both(silent, probed(8080), to9999)).verdict).toBe('unknown');
      const settings = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: c }, data: { conf: "listen 9999;" } }';
      expect(released(same, to9999, { old: [settings], now: [settings] }).verdict).toBe('unknown');
    });

    test('loses until the new pods serve where their probes ask that number, though none declares a port', () => {
      const before = both(silent, probed(8080), byNumber);
      const { verdict, doubts, end, losses } = released(before, both(silent, probed(9999), to9999));
      expect({ verdict, doubts }).toEqual({ verdict: 'loses', doubts: [] });
      expect(end.done).toBe(true);
      expect(losses[0]?.blame.words).toMatch(/the old pods do not have that port/);
    });

    test('changes nothing where it is the number that was asked before', () => {
      const bare = both(silent, probed(8080), byNumber);
      expect(
        released(
          bare,
          both(bare, (text) => text.replace('web:1', 'web:2')),
        ),
      ).toMatchObject({ verdict: 'safe', doubts: [] });
    });
  });

  test('loses until the new pods serve where only they have the port that it leads to, and nothing where both name theirs', () => {
    const moved = (text: string) => text.replace('"containerPort":8080', '"containerPort":9090');
    expect(released(same, both(moved, toService('"targetPort":"http"', '"targetPort":9090')))).toMatchObject({
      verdict: 'loses',
      doubts: [],
    });
    expect(released(same, moved)).toMatchObject({ verdict: 'safe', doubts: [] });
  });

  test('that lets a new label go is as it was', () => {
    const from = both(labelled, toService(SELECTOR, '"spec":{"selector":{"app":"web","v":"2"}'));
    expect(released(from, labelled)).toMatchObject({ verdict: 'safe', doubts: [] });
  });

  test('that goes over to other pods is told with those: they serve already, or have yet to start', () => {
    const green = (text: string) => text.replace(/"web"/g, '"green"');
    const other = texts().slice(0, 1).map(green);
    const after = toService(SELECTOR, '"spec":{"selector":{"app":"green"}');
    const outcomesOf = (old: readonly string[]) => {
      const from = worldOf([...texts(), ...old].join('\n---\n'));
      const world = worldOf([...texts().map(after), ...other].join('\n---\n'));
      const outcomes = simulate(world, { from, scenarios: ['rollout'] });
      return Object.fromEntries(outcomes.map(({ workload, verdict }) => [workload.name, verdict]));
    };
    expect(outcomesOf(other)).toEqual({ web: 'safe', green: 'safe' });
    expect(outcomesOf([])).toEqual({ web: 'safe', green: 'loses' });
  });
});

describe('What the API server refuses', () => {
  test('is not rolled out: the old version stays, and the release is stuck', () => {
    const after = (text: string) =>
      text
        .replace('"matchLabels":{"app":"web"}', '"matchLabels":{"tier":"web"}')
        .replace('"labels":{"app":"web"}', '"labels":{"app":"web","tier":"web"}');
    const { verdict, end, doubts, lost } = released(same, after);
    expect({ verdict, doubts, lost }).toEqual({ verdict: 'stuck', doubts: [], lost: 0 });
    expect(end).toMatchObject({
      done: false,
      why: expect.stringMatching(/spec\.selector of Deployment web may not be changed/),
    });
  });

  test.each([
    ['Deployment', 'apps/v1', 'rollingUpdate', '0', /the API server refuses the new version/],
    ['Rollout', 'argoproj.io/v1alpha1', 'canary', '0', /Argo Rollouts takes the Rollout for invalid/],
    ['Rollout', 'argoproj.io/v1alpha1', 'canary', '"0%"', /Argo Rollouts takes the Rollout for invalid/],
  ])(
    'is a %s (%s) that may neither surge nor go below its replicas (%s, %s), and never moves',
    (kind, version, field, none, words) => {
      const as = (unavailable: string) => (text: string) =>
        text
          .replace('"apps/v1","kind":"Deployment"', `"${version}","kind":"${kind}"`)
          .replace(
            '"rollingUpdate":{"maxSurge":1,"maxUnavailable":0}',
            `"${field}":{"maxSurge":0,"maxUnavailable":${unavailable}}`,
          );
      const { verdict, end, lost } = released(as('1'), as(none));
      expect({ verdict, lost }).toEqual({ verdict: 'stuck', lost: 0 });
      expect(end).toMatchObject({ done: false, why: expect.stringMatching(words) });
      expect(end).toMatchObject({ blame: { path: ['spec', 'strategy', ...(kind === 'Rollout' ? ['canary'] : [])] } });
      expect(released(as('1'), as('1')).end.done).toBe(true);
    },
  );

  test('keeps the old pods where their Service is changed with it, so that nothing is left behind that', () => {
    const after = (text: string) => text.replace(/"app":"web"/g, '"app":"web","tier":"web"');
    const { verdict, lostByCause, end } = released(same, after);
    expect(verdict).toBe('loses');
    expect(lostByCause['no-endpoint']).toBeGreaterThan(1000);
    expect(end.done).toBe(false);
  });

  test('is more of a StatefulSet than of a Deployment', () => {
    const set = (text: string) =>
      text
        .replace('"kind":"Deployment"', '"kind":"StatefulSet"')
        .replace('"spec":{"replicas"', '"spec":{"serviceName":"web","replicas"');
    const after = (text: string) => set(text).replace('"serviceName":"web"', '"serviceName":"www"');
    const { verdict, end } = released(set, after);
    expect(verdict).toBe('stuck');
    expect(end).toMatchObject({ why: expect.stringMatching(/spec\.serviceName of StatefulSet web/) });
  });
});

test('What a Service leads to a port where nothing listens is never called safe, whatever is done to it', () => {
  const beside = `{ apiVersion: apps/v1, kind: Deployment, metadata: { name: worker }, spec: { replicas: 2, selector: { matchLabels: { app: web, part: b } }, template: { metadata: { labels: { app: web, part: b } }, spec: { containers: [{ name: a, image: 'mailer:1', ports: [{ containerPort: 9100 }] }] } } } }`;
  const all = (target: string) => {
    const led = texts().map((text) => text.replace('"targetPort":"http"', `"targetPort":${target}`));
    const world = worldOf([...led, beside].join('\n---\n'));
    return simulate(world, { scenarios: ['rollout'] }).filter(({ workload }) => workload.name === 'web');
  };
  expect(all('8080')).toMatchObject([{ verdict: 'unknown', doubts: [expect.stringContaining('port 8080 of worker')] }]);
  expect(all('"http"').flatMap(({ doubts }) => doubts)).toEqual([]);
});

import { identityOf, type Manifest, type Pair, type Pool, POOL_WORDS, poolsBy } from '../../workload';
import type { ReleaseRule, Violation } from '../rule';
import { changed, INGRESS, released, SERVICE, together, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

const GREEN = changed(SERVICE, { 'name: web': 'name: web-green' });
const ROUTED = changed(WEB, {
  'zero-downtime/on-sigterm: drains':
    'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: aws-alb(drain-lag=5s first-use=5s)',
});
const TARGETS = 'alb.ingress.kubernetes.io/target-type';
const ALB = changed(INGRESS, {
  'name: web': `name: web\nannotations: { ${TARGETS}: ip }`,
  'rules:': 'ingressClassName: alb\nrules:',
});
const BACKEND = 'service: { name: web, port: { number: 80 } }';
const SWITCHED = changed(ALB, { [BACKEND]: BACKEND.replace('name: web', 'name: web-green') });

/** A route of the same Ingress that leads to the new Service already. */
const warmed = (ingress: string) =>
  `${ingress}    - host: warm.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web-green, port: { number: 80 } } } }] }
`;

/** A route of a cloud load balancer that a release leads to a pool which is empty yet. */
export const loadBalancerBackendReplaced: ReleaseRule = {
  id: 'load-balancer-backend-replaced',
  title: 'A route of a cloud load balancer that a release leads to a pool which is empty yet',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the release leads {route} of the {kind} {name} to a new {pool}, which begins empty: it was {was}, and is {now} now',
  why: 'The load balancer keeps one pool of targets for each Service, port and type of target. Another one is a new pool: the route leads to it at once, while its targets are still being registered and checked; and the old one is taken away with the requests that it still has.',
  fix: '{mend}',
  source: [
    'https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/deploy/elbv2/target_group_synthesizer.go',
    'https://cloud.google.com/kubernetes-engine/docs/how-to/container-native-load-balancing',
  ],
  presupposes: ['route-removed'],
  bad: [released(together(ROUTED, GREEN, ALB), together(ROUTED, GREEN, SWITCHED))],
  good: [
    released(together(ROUTED, GREEN, ALB), together(ROUTED, GREEN, ALB)),
    released(together(ROUTED, GREEN, warmed(ALB)), together(ROUTED, GREEN, warmed(SWITCHED))),
  ],
  *checkRelease({ before, after, objects }) {
    const [old, now] = [poolsBy(before), poolsBy(after)];
    const known = new Set([...old.values()].flat().map(({ key }) => key));
    for (const pair of objects) {
      for (const pool of now.get(pair.after) ?? []) {
        const was = (old.get(pair.before) ?? []).filter(({ address }) => address === pool.address);
        if (was.length === 0 || known.has(pool.key)) continue;
        yield replaced(was[0] as Pool, pool, pair);
      }
    }
  },
};

function replaced(was: Pool, now: Pool, { after }: Pair<Manifest>): Violation & { resource: Manifest } {
  const { kind, name } = identityOf(after);
  const isSplit = was.route.service.name !== now.route.service.name || was.route.port !== now.route.port;
  return {
    resource: after,
    path: now.route.path,
    numbers: {
      route: now.address,
      kind,
      name,
      pool: POOL_WORDS.get(now.route.carrier.kind) ?? 'pool',
      was: was.words,
      now: now.words,
      mend: isSplit
        ? `first lead another route of the same ${kind} to ${now.words}, until its targets are healthy; or keep ${was.words}, and change what it selects`
        : `keep ${was.words}; else add a second Service and ${kind} for the new targets, and move the traffic over when they are healthy`,
    },
    ...restingOn('requests come before the new targets are registered and healthy'),
  };
}

import { nearestName } from '../../kubernetes';
import { identityOf, type Manifest, type World } from '../../workload';
import type { Violation, WorldRule } from '../rule';
import { changed, INGRESS, together, WEB } from '../support/example';
import { isPlaceholder } from '../support/objects/is-placeholder';
import { isMadeByOperator } from '../support/objects/made-by-operator';
import { mayBeHere, objectsNamed, objectsOf } from '../support/objects/objects-of';
import { restingOn } from '../support/resting-on';
import { asksPort } from '../support/routing/asks-port';
import { backendsOf, hasPort, portsOf, type Backend } from '../support/routing/backends';
import { listed } from '../support/listed';

const ROUTED = changed(WEB, {
  'zero-downtime/on-sigterm: drains':
    'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: ingress-nginx(drain-lag=5s first-use=5s)',
});

/** A route to a Service, or to a port of one, that does not exist. */
export const routeLeadsNowhere: WorldRule = {
  id: 'route-leads-nowhere',
  title: 'A route to a Service, or to a port of one, that does not exist',
  severity: 'error',
  effect: 'stuck',
  message: 'the {kind} {name} sends requests to {backend}, {but}',
  why: 'There is nothing behind the route: every request that takes it is answered with an error.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
    'https://gateway-api.sigs.k8s.io/api-types/httproute/#backendrefs-optional',
  ],
  saysNotThere: true,
  bad: [
    together(
      ROUTED,
      changed(INGRESS, {
        'service: { name: web, port: { number: 80 } }': 'service: { name: web, port: { number: 8080 } }',
      }),
    ),
    together(
      ROUTED,
      changed(INGRESS, {
        'service: { name: web, port: { number: 80 } }': 'service: { name: website, port: { number: 80 } }',
      }),
    ),
  ],
  good: [together(ROUTED, INGRESS)],
  *checkWorld(world) {
    for (const manifest of world.manifests) {
      for (const backend of backendsOf(manifest)) {
        const problem = problemOf(manifest, backend, world);
        const { kind, name } = identityOf(manifest);
        if (problem) yield { resource: manifest, ...problem, numbers: { ...problem.numbers, kind, name } };
      }
    }
  },
};

function problemOf(from: Manifest, backend: Backend, world: World): Violation | undefined {
  const { service, namespace, port, portPath } = backend;
  const neighbours = objectsOf('Service', namespace, world);
  const found = objectsNamed('Service', namespace, service, world);
  if (found.length === 0) {
    if (mayBeElsewhere(from, backend, world)) return undefined;
    return missing(from, backend, neighbours);
  }
  if (port === undefined || found.some((one) => hasPort(one, port))) return undefined;
  const asked = asksPort(from, world);
  if (asked === false) return undefined;
  const [first] = found;
  const declared = first ? portsOf(first) : [];
  const words = declared.map(({ number, name }) => (name === undefined ? String(number) : `${name} (${number})`));
  const [only, ...others] = declared;
  const value = only && others.length === 0 ? (typeof port === 'number' ? only.number : only.name) : undefined;
  return {
    path: portPath,
    numbers: {
      backend: `the port ${port} of the Service ${service}`,
      but: `which has ${listed(words) || 'none'}`,
      mend: value === undefined ? `let it name a port that ${service} has` : `let it name the port ${value}`,
    },
    ...restingOn(typeof asked === 'string' && asked),
  };
}

/** Whether a Service that is not here comes from elsewhere, most likely: so does what nothing of another text resembles. */
function mayBeElsewhere(from: Manifest, backend: Backend, world: World): boolean {
  const { service, namespace } = backend;
  // What the cluster itself brings along stands in no file.
  if (namespace.startsWith('kube-')) return true;
  const neighbours = objectsOf('Service', namespace, world);
  if (neighbours.length === 0 || mayBeHere(from, 'Service', service, world)) return true;
  if (isPlaceholder(service, from) || isMadeByOperator([service], namespace, world)) return true;
  const isBeside = from.file === undefined || neighbours.some(({ file }) => file === from.file);
  return !isBeside && meantBy(backend, neighbours) === undefined;
}

function missing(from: Manifest, backend: Backend, neighbours: readonly Manifest[]): Violation {
  const { service, namespace, path } = backend;
  const near = meantBy(backend, neighbours);
  const meant = near ?? onlyOne(from, backend, neighbours);
  return {
    path,
    numbers: {
      backend: `the Service ${service}`,
      but: `which is not in the namespace ${namespace}`,
      mend: meant === undefined ? 'let it name a Service of that namespace' : `let it name the Service ${meant}`,
    },
    ...(near !== undefined && { edits: [{ path, value: near }] }),
    ...restingOn(`no Service ${service} comes from outside of these manifests`),
  };
}

/** The only Service that there is, where it stands in the same text and has the port that is asked for. */
function onlyOne(from: Manifest, { port }: Backend, neighbours: readonly Manifest[]): string | undefined {
  const [only, ...others] = new Set(neighbours.map((one) => identityOf(one).name));
  const suits = neighbours.some((one) => one.file === from.file && (port === undefined || hasPort(one, port)));
  return others.length === 0 && suits ? only : undefined;
}

/**
 * The Service of nearly this name, by a slip of the pen in one of its words: `web-gpu` is no mistake for `web-cpu`, nor
 * `web` one for `web-admission`.
 */
function meantBy({ service }: Backend, neighbours: readonly Manifest[]): string | undefined {
  const names = [...new Set(neighbours.map((one) => identityOf(one).name))];
  return nearestName(
    service,
    names.filter((name) => isSlip(service, name)),
  );
}

function isSlip(written: string, name: string): boolean {
  const [words, others] = [written, name].map((text) => text.toLowerCase().split('-')) as [string[], string[]];
  if (words.length !== others.length) return words.join('') === others.join('');
  return words.every((word, at) => word === others[at] || isNear(word, others[at] ?? ''));
}

/** Of so few letters another one makes another thing; they may only have been swapped. */
const SHORT = 3;

function isNear(word: string, other: string): boolean {
  const isOfSameLetters = [...word].sort().join('') === [...other].sort().join('');
  return nearestName(word, [other]) !== undefined && (word.length > SHORT || isOfSameLetters);
}

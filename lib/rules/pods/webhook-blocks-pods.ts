import { selectorMatches } from '../../kubernetes';
import {
  asArray,
  asObject,
  asString,
  asStrings,
  identityOf,
  type JsonObject,
  type Manifest,
  type Workload,
  type World,
} from '../../workload';
import type { Violation, WorldRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { changed, together, WEB } from '../support/example';
import { isMadeByOperator } from '../support/objects/made-by-operator';
import { isOfSource } from '../support/objects/of-source';
import { mayBeHere, objectsNamed, objectsOf } from '../support/objects/objects-of';
import { restingOn } from '../support/resting-on';
import { isReplicated, oneReplica } from '../support/rollout/replica-counts';

const WEBHOOK = `apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata:
  name: web
webhooks:
  - name: web.example.com
    sideEffects: None
    admissionReviewVersions: [v1]
    failurePolicy: Fail
    clientConfig: { service: { name: web, namespace: default, path: /mutate } }
    rules: [{ apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods] }]
`;

/** An admission webhook without which no pod can be created, and which may be away. */
export const webhookBlocksPods: WorldRule = {
  id: 'webhook-blocks-pods',
  title: 'An admission webhook without which no pod can be created, and which may be away',
  severity: 'error',
  effect: 'stuck',
  message:
    'no pod can be created {when}: the webhook {webhook} of {configuration} asks {asks}, and its failurePolicy is Fail',
  why: 'The API server asks the webhook before it creates a pod, and refuses the pod where nobody answers. Releases, evicted pods and autoscalers all wait.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/concepts/cluster-administration/admission-webhooks-good-practices/#failure-policy',
    'https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/#failure-policy',
  ],
  bad: [
    together(
      WEB,
      changed(WEBHOOK, {
        'clientConfig: { service: { name: web, namespace: default, path: /mutate } }':
          'clientConfig: { service: { name: webhook, namespace: default } }',
      }),
    ),
    together(changed(WEB, { 'replicas: 3': 'replicas: 1' }), WEBHOOK),
  ],
  good: [together(WEB, WEBHOOK), together(WEB, changed(WEBHOOK, { 'failurePolicy: Fail': 'failurePolicy: Ignore' }))],
  *checkWorld(world) {
    const answeringAway = new Map<Manifest, Found>();
    for (const configuration of CONFIGURATIONS.flatMap((kind) => objectsOf(kind, 'default', world))) {
      const told = new Set<string>();
      for (const webhook of webhooksIn(configuration)) {
        const { namespace, name } = webhook.service;
        const missing = serviceMissing(webhook, world);
        const violation = missing ?? ownPodsBlocked(webhook, world) ?? othersBlocked(webhook, world);
        if (!violation || told.has(`${namespace}/${name}`)) continue;
        told.add(`${namespace}/${name}`);
        if (missing) yield missing;
        else answeringAway.set(violation.resource, worse(answeringAway.get(violation.resource), violation));
      }
    }
    yield* answeringAway.values();
  },
};

/** One workload answers the webhooks of several configurations: what does not even let its own pods in is the worse. */
function worse(known: Found | undefined, other: Found): Found {
  const isForItself = ({ numbers }: Found) => String(numbers['asks']).endsWith(ITS_OWN);
  return known && !(isForItself(other) && !isForItself(known)) ? known : other;
}

const ITS_OWN = ' about its own pods, too';

const CONFIGURATIONS = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];

/** A webhook that pods need to be created, and that a Service leads to. */
interface Webhook {
  readonly configuration: Manifest;
  readonly json: JsonObject;
  readonly index: number;
  readonly service: { readonly namespace: string; readonly name: string };
}

function webhooksIn(configuration: Manifest): readonly Webhook[] {
  const isOld = configuration.object['apiVersion'] !== 'admissionregistration.k8s.io/v1';
  return asArray(configuration.object['webhooks']).flatMap((one, index) => {
    const json = asObject(one);
    const { namespace, name } = asObject(asObject(json['clientConfig'])['service']);
    const [within, called] = [asString(namespace), asString(name)];
    const policy = json['failurePolicy'] ?? (isOld ? 'Ignore' : 'Fail');
    if (!within || !called || policy !== 'Fail' || !asArray(json['rules']).some(isAboutNewPods)) return [];
    return [{ configuration, json, index, service: { namespace: within, name: called } }];
  });
}

/** Also the binding of a pod to its node is an object that is created. */
function isAboutNewPods(rule: unknown): boolean {
  const { apiGroups, operations, resources } = asObject(rule);
  const has = (list: unknown, ...words: readonly string[]) => asArray(list).some((one) => words.includes(String(one)));
  return (
    has(apiGroups, '', '*') &&
    has(operations, 'CREATE', '*') &&
    has(resources, 'pods', 'pods/binding', 'pods/*', '*', '*/*')
  );
}

type Found = Violation & { readonly resource: Manifest };

function serviceMissing(webhook: Webhook, world: World): Found | undefined {
  const { configuration, index, service } = webhook;
  const { namespace, name } = service;
  if (objectsNamed('Service', namespace, name, world).length > 0) return undefined;
  const isElsewhere =
    objectsOf('Service', namespace, world).length === 0 || mayBeHere(configuration, 'Service', name, world);
  if (isElsewhere || isMadeByOperator([name], namespace, world)) return undefined;
  return {
    resource: configuration,
    path: ['webhooks', index, 'clientConfig', 'service', 'name'],
    numbers: {
      ...numbersOf(webhook),
      when: 'that it is about',
      asks: `the Service ${name}, which is not in the namespace ${namespace}`,
      mend: `let clientConfig name the Service of the webhook, or add the Service ${name} before the webhook`,
    },
    ...restingOn(`no Service ${name} comes from outside of these manifests`),
  };
}

/** Where the only pod of a webhook has gone, its successor would have to be let in by it. */
function ownPodsBlocked(webhook: Webhook, world: World): Found | undefined {
  for (const only of answering(webhook, world)) {
    if (!asksAbout(webhook, only, world)) continue;
    const isRecreated = only.update.way === 'recreate';
    if (only.replicas.min !== 1 && !isRecreated) continue;
    return blocked(webhook, only, isRecreated && only.replicas.min !== 1);
  }
  return undefined;
}

/** The workload that alone answers behind the Service of a webhook. */
function answering({ configuration, service: { namespace, name } }: Webhook, world: World): readonly Workload[] {
  return objectsNamed('Service', namespace, name, world).flatMap((service) => {
    const [only, ...others] = world.sharing(service);
    const isMeant =
      only && others.length === 0 && isReplicated(only) && isOfSource(only, [configuration, service], world);
    return isMeant ? [only] : [];
  });
}

/** It lets its own pods in, and none of the others while its only pod is away. */
function othersBlocked(webhook: Webhook, world: World): Found | undefined {
  const only = answering(webhook, world).find(({ replicas }) => replicas.min === 1 && replicas.max === 1);
  if (!only) return undefined;
  const { field, resource, path } = oneReplica(only);
  const own = only.identity.name;
  return {
    resource,
    path,
    numbers: {
      ...numbersOf(webhook),
      when: `of those that it is asked about until the only pod of ${own} is back: a drain of its node evicts it with others, whose successors are refused meanwhile`,
      asks: own,
      mend: `set ${field} to 2 or more, on two nodes${keysIn(webhook.json['objectSelector']).length > 0 ? '' : ", or leave the pods that can do without it out by the webhook's selectors"}`,
    },
    ...restingOn('pods are created while it is away'),
  };
}

function blocked(webhook: Webhook, workload: Workload, isRecreated: boolean): Found {
  const { name } = workload.identity;
  const { field, ...place } = oneReplica(workload);
  const strategy = asFarAsWritten(workload.manifest.object, [...workload.update.path, 'type']);
  return {
    ...(isRecreated ? { resource: workload.manifest, path: strategy } : { resource: place.resource, path: place.path }),
    numbers: {
      ...numbersOf(webhook),
      when: isRecreated
        ? `while all pods of ${name} are replaced, not even these`
        : `once the only pod of ${name} has gone, not even that one's successor`,
      asks: `${name}${ITS_OWN}`,
      mend: `${isRecreated ? 'let the pods be replaced one after the other' : `set ${field} to 2 or more`}, and leave the webhook's own pods out by its objectSelector or namespaceSelector`,
    },
    ...restingOn('the old pod no longer answers when the API server asks about the new one'),
  };
}

function numbersOf({ configuration, json }: Webhook): Violation['numbers'] {
  return { webhook: asString(json['name']) ?? '', configuration: identityOf(configuration).name };
}

/** Whether a webhook is asked about the pods of a workload, as far as its selectors tell for certain. */
function asksAbout({ json }: Webhook, { identity, podLabels }: Workload, world: World): boolean {
  if (asArray(json['matchConditions']).length > 0) return false;
  const [namespace] = objectsNamed('Namespace', 'default', identity.namespace, world);
  const labels = {
    ...asStrings(asObject(namespace?.object['metadata'])['labels']),
    'kubernetes.io/metadata.name': identity.namespace,
  };
  const isKnown =
    namespace !== undefined || keysIn(json['namespaceSelector']).every((key) => Object.hasOwn(labels, key));
  return isKnown && selects(json['namespaceSelector'], labels) && selects(json['objectSelector'], podLabels);
}

/** Without a selector everything is asked about. */
function selects(selector: unknown, labels: Readonly<Record<string, string>>): boolean {
  return selector === undefined || selector === null || selectorMatches(selector, labels);
}

function keysIn(selector: unknown): readonly string[] {
  const { matchLabels, matchExpressions } = asObject(selector);
  return [
    ...Object.keys(asObject(matchLabels)),
    ...asArray(matchExpressions).map((expression) => String(asObject(expression)['key'])),
  ];
}

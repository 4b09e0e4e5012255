import { asObject, isObject } from '../../kubernetes';
import {
  alsoNeeded,
  GATE_LABEL,
  identityOf,
  probeOf,
  type Container,
  type ResourceIdentity,
  type Workload,
  type World,
  isSameObject,
  whereDataEnd,
} from '../../workload';
import type { Edit } from './change';
import { hiddenPeers } from './hidden-peers';
import { startsWith } from './joined';
import { mayBeCopied } from './remedies/may-be-copied';
import { isAddition, isRemoval, objectsOf } from './edited-world';

/** What somebody has to know or to do who makes these edits. */
export function caveatsOf(workload: Workload, edits: readonly Edit[], around: World): readonly string[] {
  const said = edits.flatMap((edit) => [
    ...ofReplicas(edit, workload),
    ...ofStrategy(edit, workload),
    ...ofProbe(edit, workload),
    ...ofHook(edit, workload),
    ...ofPause(edit),
    ...ofQuota(edit, workload),
    ...ofPublished(edit),
    ...ofPolicy(edit),
    ...ofNamespace(edit),
    ...ofOthers(edit, workload, around),
  ]);
  return [...new Set([...said, ...ofData(workload)])];
}

/** What no change of hooks and probes keeps. */
function ofData(workload: Workload): readonly string[] {
  const where = whereDataEnd(workload);
  if (where === undefined) return [];
  return [`only requests are counted: the data of ${workload.identity.name} still end with each pod, in ${where}`];
}

/** Another pod beside one that has been alone. */
function ofReplicas({ resource, path }: Edit, workload: Workload): readonly string[] {
  const { replicas, identity, manifest } = workload;
  const deciding = identityOf(replicas.autoscaler ?? workload.rollout ?? manifest);
  const isMeant = isSameObject(resource, deciding) && path.join('.') === replicas.path.join('.');
  if (!isMeant || replicas.min !== 1) return [];
  const { name, kind } = identity;
  const besides = alsoNeeded(workload);
  if (besides !== '')
    return [
      `two replicas of ${name} are right only${besides.replace(/^, /, ' ').replace(/^ which then have to/, ' if they')}`,
    ];
  const why = kind === 'StatefulSet' ? 'its pods know each other, or share no work' : 'two of it may work side by side';
  return [`${name} has been alone so far: make sure that ${why}`];
}

/** Two versions beside each other. */
function ofStrategy({ path, resource }: Edit, { update, identity }: Workload): readonly string[] {
  const isMeant = update.way === 'recreate' && isSameObject(resource, identityOf(update.manifest));
  if (!isMeant || path.join('.') !== update.path.join('.')) return [];
  return [
    `two versions of ${identity.name} run side by side in a rollout: who chose Recreate may have meant to avoid it`,
  ];
}

function ofProbe(edit: Edit, workload: Workload): readonly string[] {
  const container = containerOf(edit, workload);
  if (!container || !('value' in edit) || edit.path.at(-1) !== 'readinessProbe') return [];
  const { name } = container;
  const hidden = hiddenPeers(workload);
  if (!isObject(asObject(edit.value)['tcpSocket']))
    return [
      ...hidden,
      `the readiness probe of ${name} asks what another one of its probes asks: make sure that this tells whether it serves`,
    ];
  const kept = PROBES.find((kind) => !mayBeCopied(probeOf(container, kind) ?? {}));
  const better = kept
    ? `the ${kept} probe asks the application, but its headers or its path may hold a secret, which is copied nowhere: let the readiness probe ask the same, if that tells whether it serves`
    : 'one that asks the application is better';
  return [`the readiness probe of ${name} only asks whether its port is open: ${better}`, ...hidden];
}

/** Those that a readiness probe may be made of. */
const PROBES = ['startup', 'liveness'] as const;

/** What has been in a hook that gets another handler. */
function ofHook(edit: Edit, workload: Workload): readonly string[] {
  const container = containerOf(edit, workload);
  if (!container || edit.path.at(-1) !== 'preStop') return [];
  const { preStop, preStopFails, name } = container;
  const isDropped = preStop !== undefined && preStopFails !== undefined && !isObject(preStop['tcpSocket']);
  return isDropped
    ? [
        `the preStop hook of ${name} has never run (${preStopFails}): if it was to do more than wait, do that in another way`,
      ]
    : [];
}

function ofPause({ path }: Edit): readonly string[] {
  return path.join('.') === 'spec.paused' ? ['somebody has paused it: ask why before it goes on'] : [];
}

function ofQuota({ resource }: Edit, { identity, replicas }: Workload): readonly string[] {
  if (resource.kind !== 'ResourceQuota') return [];
  const owner = `${wordObject(resource)} bounds everything in its namespace: who owns that has to agree`;
  const isScaled = identity.kind === 'Deployment' && replicas.min > 1;
  return [
    isScaled ? `${owner}; maxSurge 0 with maxUnavailable 1 needs no more room, and serves with one pod fewer` : owner,
  ];
}

/** A container that waits for its peers before it is ready finds none where only those that are ready have an address. */
function ofPublished({ path, resource }: Edit): readonly string[] {
  return path.at(-1) === 'publishNotReadyAddresses'
    ? [
        `make sure that no pods find each other by the Service ${resource.name} before they are ready: they would wait for ever`,
      ]
    : [];
}

function ofPolicy({ path }: Edit): readonly string[] {
  return path.at(-1) === 'externalTrafficPolicy'
    ? [
        'with externalTrafficPolicy Cluster the application sees the addresses of nodes in place of those of its clients',
      ]
    : [];
}

/** @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/deploy/pod_readiness_gate/ */
function ofNamespace({ resource, path }: Edit): readonly string[] {
  if (resource.kind !== 'Namespace' || path.at(-1) !== GATE_LABEL) return [];
  return [
    `the label gives its gate to every pod behind a load balancer that is made in ${resource.name} from then on, not to those that run: set it before the next release`,
  ];
}

/** Other workloads that an object is for, too. */
function ofOthers(edit: Edit, workload: Workload, around: World): readonly string[] {
  if (isAddition(edit) || isSameObject(edit.resource, workload.identity)) return [];
  const object = objectsOf(workload).find((one) => isSameObject(identityOf(one), edit.resource));
  const others = object
    ? around.sharing(object, workload).filter((one) => !isSameObject(one.identity, workload.identity))
    : [];
  if (isRemoval(edit)) return [`${wordObject(edit.resource)} goes: another budget guards the same pods`];
  if (others.length === 0) return [];
  return [`${wordObject(edit.resource)} is for ${others.map(({ identity }) => identity.name).join(', ')} as well`];
}

function wordObject({ kind, name }: ResourceIdentity): string {
  return `the ${kind} ${name}`;
}

function containerOf({ path, resource }: Edit, workload: Workload): Container | undefined {
  if (!isSameObject(resource, workload.identity)) return undefined;
  return workload.containers.find((container) => startsWith(path, container.path));
}

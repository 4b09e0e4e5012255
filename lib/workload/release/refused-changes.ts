import { asArray, asObject, own, type Json, type JsonObject } from '../../kubernetes';
import { isHook } from '../objects/is-hook';
import { knownKind } from '../objects/known-kind';
import { identityOf, type Manifest } from '../objects/manifest';
import type { Pair } from './release';

/** A field of a spec that a release changes although it can be set only once. */
export interface RefusedChange {
  readonly field: string;
  readonly was: Json | undefined;
  readonly now: Json | undefined;
}

/**
 * What the API server refuses to change of an object: the object stays as it was, with everything else that it changes.
 *
 * @see pkg/apis/apps/validation/validation.go, pkg/apis/core/validation/validation.go
 */
export function refusedChanges(pair: Pair<Manifest>): readonly RefusedChange[] {
  const { kind } = identityOf(pair.after);
  return fixedFields(pair).flatMap((field) => {
    const fallback = own(own(FIXED, kind) ?? {}, field);
    const [was, now] = [pair.before, pair.after].map(
      ({ object }) => comparable(kind, field, own(asObject(object['spec']), field)) ?? fallback,
    );
    return isRefused(kind, field, was, now) ? [{ field, was, now }] : [];
  });
}

/** What an update of each kind leaves as it is, with the API server's defaults for what is not written. */
const FIXED: Readonly<Record<string, Readonly<Record<string, Json>>>> = {
  Deployment: { selector: null },
  ReplicaSet: { selector: null },
  DaemonSet: { selector: null },
  StatefulSet: { selector: null, serviceName: '', podManagementPolicy: 'OrderedReady', volumeClaimTemplates: [] },
  Job: { selector: null, completionMode: 'NonIndexed', template: {} },
  PersistentVolumeClaim: { accessModes: [], volumeMode: 'Filesystem', storageClassName: null, volumeName: null },
  Service: { clusterIP: null },
};

/** What of a Pod can be changed where it runs, beside the images of its containers. */
const CHANGEABLE_OF_POD = ['activeDeadlineSeconds', 'tolerations', 'schedulingGates'];

function fixedFields({ before, after }: Pair<Manifest>): readonly string[] {
  const kind = knownKind(after.object) ?? String(after.object['kind']);
  if (isHook(after.object) || (kind === 'Job' && isGoneByThen(before))) return [];
  if (kind !== 'Pod') return Object.keys(own(FIXED, kind) ?? {});
  const fields = [before, after].flatMap(({ object }) => Object.keys(asObject(object['spec'])));
  return [...new Set(fields)].filter((field) => !CHANGEABLE_OF_POD.includes(field));
}

/** Releases are days apart as a rule. */
const BETWEEN_RELEASES = 24 * 60 * 60;

/** A Job that takes itself away once it has ended: the next release makes it anew. */
function isGoneByThen({ object }: Manifest): boolean {
  const left = asObject(object['spec'])['ttlSecondsAfterFinished'];
  return typeof left === 'number' && left <= BETWEEN_RELEASES;
}

/** What of a field cannot be changed. */
function comparable(kind: string, field: string, value: Json | undefined): Json | undefined {
  return field === 'volumeClaimTemplates' ? withoutType(value) : withoutImages(kind, field, value);
}

/**
 * The API server itself says what a claim is, and in which phase.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/apps/v1/conversion.go
 */
function withoutType(value: Json | undefined): Json | undefined {
  if (!Array.isArray(value)) return value;
  return asArray(value).map((claim) => ({ ...asObject(claim), apiVersion: null, kind: null, status: null }));
}

/** The image of a container is what a running Pod can change. */
function withoutImages(kind: string, field: string, value: Json | undefined): Json | undefined {
  if (kind !== 'Pod' || !['containers', 'initContainers'].includes(field)) return value;
  return asArray(value).map((container) => ({ ...asObject(container), image: null }));
}

function isRefused(kind: string, field: string, was: Json | undefined, now: Json | undefined): boolean {
  if (canonical(was) === canonical(now)) return false;
  // The cluster chooses what is not written: leaving it out keeps what it has chosen.
  if (kind === 'Service') return now !== null && (was !== null || now === 'None');
  const isChosen = kind === 'PersistentVolumeClaim' || field === 'selector';
  return !(isChosen && (was === null || now === null));
}

/** The same for the same content, in whatever order the keys stand. */
export function canonical(value: Json | undefined): string {
  return JSON.stringify(value, (_, part: Json) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part as JsonObject).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}

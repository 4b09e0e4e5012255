import { asArray, asObject, own, type Json, type JsonObject } from '../../kubernetes';
import { templatePath } from '../../workload';
import { withoutDefaults } from '../compare/explicit-defaults';
import { sameMeaning } from '../compare/same-meaning';
import { withoutNulls } from '../plain/without-nulls';
import { call, data, literal, type Expression } from '../program/expression';

/** What follows from the facts in a pod, and is not to be what it was. */
const PLANNED = {
  pod: ['containers', 'initContainers', 'terminationGracePeriodSeconds'],
  serving: ['startupProbe', 'readinessProbe', 'livenessProbe', 'lifecycle'],
} as const;

const ROLLED = ['replicas', 'selector', 'template', 'minReadySeconds'];
const JOB = ['template', 'activeDeadlineSeconds'];

/** How long a Rollout keeps pods that requests have been moved away from. */
const KEPT = ['scaleDownDelaySeconds', 'abortScaleDownDelaySeconds'];

/** The same in the spec of a workload, level by level. */
const LEVELS: Readonly<Record<string, readonly (readonly [path: string, planned: readonly string[]])[]>> = {
  Deployment: [['/spec', [...ROLLED, 'progressDeadlineSeconds', 'strategy']]],
  Rollout: [
    ['/spec', [...ROLLED, 'progressDeadlineSeconds', 'strategy']],
    ['/spec/strategy', ['blueGreen', 'canary']],
    ['/spec/strategy/blueGreen', KEPT],
    ['/spec/strategy/canary', [...KEPT, 'maxSurge', 'maxUnavailable']],
  ],
  StatefulSet: [['/spec', [...ROLLED, 'updateStrategy']]],
  DaemonSet: [['/spec', [...ROLLED, 'updateStrategy']]],
  Job: [['/spec', JOB]],
  CronJob: [
    ['/spec', ['jobTemplate', 'startingDeadlineSeconds']],
    ['/spec/jobTemplate', ['spec']],
    ['/spec/jobTemplate/spec', JOB],
  ],
};

/**
 * The JSON patches that make of what a construct renders what was there before, but for what follows from the facts.
 * Nothing where its containers are others.
 */
export function residualPatches(given: JsonObject, made: JsonObject): readonly Expression[] | undefined {
  const written = withoutNulls(given);
  const [wanted, rendered] = [withoutDefaults(written), withoutDefaults(made)];
  const template = `/${templatePath({ object: given }).join('/')}`;
  const pods = `${template}/spec`;
  const [pod, madePod] = [at(wanted, pods), at(rendered, pods)];
  const lists = ['containers', 'initContainers'].map((list) =>
    containerPatches(`${pods}/${list}`, at(written, pods), pod, madePod),
  );
  if (lists.some((one) => one === undefined)) return undefined;
  const levels = own(LEVELS, String(given['kind'])) ?? [];
  const level = (path: string, planned: readonly string[]) =>
    patches(path, at(written, path), at(wanted, path), at(rendered, path), planned);
  return [
    ...levels.flatMap(([path, planned]) => level(path, [...planned, ...ownPolicy(at(written, path))])),
    ...level(`${template}/metadata`, []),
    ...level(pods, [...PLANNED.pod, ...ownOfPod(pod)]),
    ...lists.flatMap((one) => one ?? []),
  ];
}

/** What counts as a failure follows from the facts, where nobody has said it. */
function ownPolicy(spec: JsonObject): readonly string[] {
  return own(spec, 'podFailurePolicy') === undefined ? ['podFailurePolicy'] : [];
}

/** Pods are spread where nobody has said how, and runs are not started anew in their place. */
function ownOfPod(pod: JsonObject): readonly string[] {
  return [
    ...(own(pod, 'topologySpreadConstraints') === undefined ? ['topologySpreadConstraints'] : []),
    ...(pod['restartPolicy'] === 'OnFailure' ? ['restartPolicy'] : []),
  ];
}

/** The object at a path, such as `/spec/template`. */
function at(object: JsonObject, path: string): JsonObject {
  return path
    .split('/')
    .slice(1)
    .reduce((one, key) => asObject(own(one, key) ?? {}), object);
}

function containerPatches(
  path: string,
  wholePod: JsonObject,
  pod: JsonObject,
  madePod: JsonObject,
): readonly Expression[] | undefined {
  const list = path.split('/').at(-1) ?? '';
  const [wanted, made, whole] = [pod, madePod, wholePod].map((one) => asArray(own(one, list)).map(asObject));
  const names = (all: readonly JsonObject[] = []) => JSON.stringify(all.map(({ name }) => name));
  if (names(wanted) !== names(made)) return undefined;
  return (wanted ?? []).flatMap((container, index) =>
    patches(
      `${path}/${index}`,
      whole?.[index] ?? container,
      container,
      made?.[index] ?? {},
      list === 'containers' && index === 0 ? PLANNED.serving : [],
    ),
  );
}

/** A patch for each field that differs; what is added is what was written, defaults and all. */
function patches(
  path: string,
  written: JsonObject,
  wanted: JsonObject,
  made: JsonObject,
  planned: readonly string[],
): readonly Expression[] {
  const fields = [...new Set([...Object.keys(wanted), ...Object.keys(made)])].filter(
    (field) => !planned.includes(field),
  );
  return fields
    .filter((field) => !sameMeaning(own(wanted, field), own(made, field), field))
    .map((field) => {
      const at = literal(`${path}/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`);
      const value = own(written, field);
      return value === undefined ? call('JsonPatch.remove', at) : call('JsonPatch.add', at, data(value as Json));
    });
}

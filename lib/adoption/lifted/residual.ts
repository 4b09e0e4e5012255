import { asArray, asObject, own, type Json, type JsonObject } from '../../kubernetes';
import { podWithoutDefaults } from '../compare/explicit-defaults';
import { sameMeaning } from '../compare/same-meaning';
import { withoutNulls } from '../plain/without-nulls';
import { call, data, literal, type Expression } from '../program/expression';

/** What follows from the facts, and is not to be what it was. */
const PLANNED = {
  spec: ['replicas', 'selector', 'template', 'minReadySeconds', 'progressDeadlineSeconds', 'strategy'],
  pod: ['containers', 'initContainers', 'terminationGracePeriodSeconds'],
  serving: ['startupProbe', 'readinessProbe', 'livenessProbe', 'lifecycle'],
} as const;

/**
 * The JSON patches that make of what a construct renders what was there before, but for what follows from the facts.
 * Nothing where its containers are others.
 */
export function residualPatches(given: JsonObject, made: JsonObject): readonly Expression[] | undefined {
  const wanted = withoutNulls(given);
  const [spec, madeSpec] = [asObject(wanted['spec']), asObject(made['spec'])];
  const pods = [podOf(spec), podOf(madeSpec)] as const;
  const [pod, madePod] = [podWithoutDefaults(pods[0]), podWithoutDefaults(pods[1])];
  const lists = ['containers', 'initContainers'].map((list) => containerPatches(list, pods, pod, madePod));
  if (lists.some((one) => one === undefined)) return undefined;
  const spreads = own(pod, 'topologySpreadConstraints') === undefined ? ['topologySpreadConstraints'] : [];
  return [
    ...patches('/spec', spec, spec, madeSpec, PLANNED.spec),
    ...patches('/spec/template/spec', pods[0], pod, madePod, [...PLANNED.pod, ...spreads]),
    ...lists.flatMap((one) => one ?? []),
  ];
}

function podOf(spec: JsonObject): JsonObject {
  return asObject(asObject(spec['template'])['spec']);
}

function containerPatches(
  list: string,
  [wholePod]: readonly [JsonObject, JsonObject],
  pod: JsonObject,
  madePod: JsonObject,
): readonly Expression[] | undefined {
  const [wanted, made, whole] = [pod, madePod, wholePod].map((one) => asArray(own(one, list)).map(asObject));
  const names = (all: readonly JsonObject[] = []) => JSON.stringify(all.map(({ name }) => name));
  if (names(wanted) !== names(made)) return undefined;
  return (wanted ?? []).flatMap((container, index) =>
    patches(
      `/spec/template/spec/${list}/${index}`,
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

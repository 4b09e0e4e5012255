import { asArray, asNumber, asObject, asString, sameJson, type JsonObject } from '../../../kubernetes';
import { tellsNothing } from '../../../workload';
import type { ApplicationFacts } from '../../statements/application-facts';
import { arePlainFacts } from './plain-facts';
import { plainRendering } from './plain-rendering';
import type { PlainWorkload } from './plain-workload';

/** Workloads as they are written, of which nothing but facts is stated: all else follows from their plan. */
const AS_PLANNED = new WeakMap<object, PlainWorkload>();

/** What a rendered workload is, where it is as its plan has made it, and nothing but facts is stated of it. */
export function asPlanned(rendered: object): PlainWorkload | undefined {
  return AS_PLANNED.get(rendered);
}

interface Laid {
  /** What the user has written, and what his scopes add. */
  readonly facts: ApplicationFacts;
  /** How its pods are found in it. */
  readonly template: JsonObject;
}

/**
 * Notes a workload that a plan is about to be laid over, where the plan answers to all that is stated.
 *
 * @param rendered what cdk8s-plus makes of it
 */
export function noteAsPlanned(rendered: JsonObject, { facts, template }: Laid): void {
  AS_PLANNED.delete(rendered);
  const workload = plainWorkload(rendered, template);
  if (!arePlainFacts(facts) || !sameJson(rendered, plainRendering(workload)) || !isUnknown(workload)) return;
  AS_PLANNED.set(rendered, workload);
}

function plainWorkload(rendered: JsonObject, template: JsonObject): PlainWorkload {
  const { name, namespace } = asObject(rendered['metadata']);
  const spec = asObject(rendered['spec']);
  const pod = asObject(template['spec']);
  const container = asObject(asArray(pod['containers'])[0]);
  return {
    kind: asString(rendered['kind']) ?? '',
    name: asString(name) ?? '',
    namespace: asString(namespace),
    image: asString(container['image']) ?? '',
    port: asNumber(asObject(asArray(container['ports'])[0])['containerPort']),
    labels: asObject(asObject(template['metadata'])['labels']),
    replicas: asNumber(spec['replicas']),
    schedule: asString(spec['schedule']),
    startingDeadline: asNumber(spec['startingDeadlineSeconds']),
    saysDefaults: pod['shareProcessNamespace'] === false,
  };
}

/** Words of small letters and digits. Names that follow from it are a little longer. */
const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const LONGEST_NAME = 45;

/** An image of some registry, by its tag. */
const IMAGE =
  /^(?:[a-z][a-z0-9.-]*[a-z0-9]\/)?(?:[a-z][a-z0-9-]*[a-z0-9]\/)*[a-z](?:[a-z0-9-]*[a-z0-9])?:[a-z0-9]+(?:[.-][a-z0-9]+)*$/;
const LONGEST_IMAGE = 200;

const ADDRESS = 'cdk8s.io/metadata.addr';

function isUnknown({ name, namespace, image, port, labels }: PlainWorkload): boolean {
  const { [ADDRESS]: address, ...others } = labels;
  return (
    [name, namespace ?? 'default', address].every(isName) &&
    Object.keys(others).length === 0 &&
    image.length <= LONGEST_IMAGE &&
    IMAGE.test(image) &&
    (port === undefined || (Number.isInteger(port) && port >= 1 && port <= 65_535)) &&
    tellsNothing({ workload: name, container: 'main', image, port })
  );
}

function isName(name: unknown): boolean {
  return typeof name === 'string' && name.length <= LONGEST_NAME && NAME.test(name);
}

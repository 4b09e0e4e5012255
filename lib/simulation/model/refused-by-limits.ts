import { asArray, asObject, asString, own, quantityInThousandths, type Json, type JsonObject } from '../../kubernetes';
import { identityOf, type Container, type Manifest, type Workload, type World } from '../../workload';
import type { QuotaRoom } from './workload-model';

/** What an item of a LimitRange asks of one resource of one container. */
interface Asked {
  readonly container: Container;
  readonly item: JsonObject;
  readonly resource: string;
}

/**
 * A LimitRange that the API server refuses the pods of a workload for: a container asks for more than the most, or for
 * less than the least, after what the range fills in.
 *
 * @see https://kubernetes.io/docs/concepts/policy/limit-range/
 * @see plugin/pkg/admission/limitranger/admission.go PodValidateLimitFunc
 */
export function refusedByLimits(workload: Workload, world: World): QuotaRoom | undefined {
  for (const range of world.ofKind('LimitRange').filter((one) => isFor(one, workload))) {
    const items = asArray(asObject(range.object['spec'])['limits']).map(asObject);
    for (const item of items.filter(({ type }) => type === 'Container')) {
      const found = refusalIn(item, workload);
      if (found) {
        const { name } = identityOf(range);
        const refused = `the LimitRange ${name} ${found.words}`;
        return { name, resource: found.resource, pods: 0, refused };
      }
    }
  }
  return undefined;
}

function isFor(range: Manifest, { identity, manifest }: Workload): boolean {
  return identityOf(range).namespace === identity.namespace && range.directory === manifest.directory;
}

interface Refusal {
  readonly resource: string;
  readonly words: string;
}

function refusalIn(item: JsonObject, { containers }: Workload): Refusal | undefined {
  const resources = new Set([...Object.keys(asObject(item['max'])), ...Object.keys(asObject(item['min']))]);
  for (const container of containers) {
    for (const resource of resources) {
      const words = wordAboveMost({ container, item, resource }) ?? wordBelowLeast({ container, item, resource });
      if (words !== undefined) return { resource, words };
    }
  }
  return undefined;
}

function wordAboveMost({ container, item, resource }: Asked): string | undefined {
  const most = amount(item, 'max', resource);
  const written = asObject(container.json['resources']);
  const limit = amount(written, 'limits', resource) ?? amount(item, 'default', resource) ?? most;
  const asked = isMore(limit, most) ? limit : amount(written, 'requests', resource);
  return isMore(asked, most)
    ? `lets a container have ${text(most)} of ${resource} at the most, and ${container.name} asks for ${text(asked)}`
    : undefined;
}

function wordBelowLeast({ container, item, resource }: Asked): string | undefined {
  const least = amount(item, 'min', resource);
  const written = asObject(container.json['resources']);
  const limit = amount(written, 'limits', resource);
  const asked = amount(written, 'requests', resource) ?? limit ?? amount(item, 'defaultRequest', resource);
  return isMore(least, asked)
    ? `wants a container to ask for ${text(least)} of ${resource} at the least, and ${container.name} asks for ${text(asked)}`
    : undefined;
}

function amount(from: JsonObject, list: string, resource: string): Json | undefined {
  return own(asObject(own(from, list)), resource);
}

/** What is no quantity is neither more nor less. */
function isMore(one: Json | undefined, other: Json | undefined): boolean {
  const [first, second] = [one, other].map((value) => (value === undefined ? undefined : quantityInThousandths(value)));
  return first !== undefined && second !== undefined && first > second;
}

function text(value: Json | undefined): string {
  return typeof value === 'number' ? String(value) : (asString(value) ?? '');
}

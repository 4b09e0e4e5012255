import { setOwn, pushAll } from '../kubernetes';
import { type ApiObject, JsonPatch } from 'cdk8s';
import type { JsonObject } from '../workload';
import { SynthesisPass } from './synthesis-pass';

/** The parts of a manifest that are laid over what cdk8s-plus renders. */
type Overlay = (rendered: Record<string, unknown>) => void;

/**
 * Takes over the rendering of one of cdk8s-plus's objects: its own manifest, then the overlay, then the user's JSON
 * patches. cdk8s-plus-28 applies patches first and drops every field afterwards that Kubernetes 1.28 did not have,
 * and plain integers where it expects its own wrapper; here a patch has the last word, and arrives as written.
 *
 * @param renderOwn what the overlay is laid over, where that is not what cdk8s-plus renders
 */
export function renderOver(
  apiObject: ApiObject,
  overlay: Overlay,
  renderOwn: () => unknown = apiObject.toJson.bind(apiObject),
): void {
  const patches: JsonPatch[] = [];
  apiObject.addJsonPatch = (...operations: JsonPatch[]) => void pushAll(patches, operations);
  apiObject.toJson = () =>
    SynthesisPass.of(apiObject).renderedOnce(apiObject, () => {
      const rendered = renderOwn() as Record<string, unknown>;
      overlay(rendered);
      return patched(rendered, patches) as JsonObject;
    });
}

function patched(rendered: object, patches: readonly JsonPatch[]): object {
  return patches.reduce((object, patch) => {
    try {
      return JsonPatch.apply(object, patch) as object;
    } catch (error) {
      const { op, path } = (patch as unknown as { _toJson(): { op: string; path: string } })._toJson();
      const [reason] = (error as Error).message.split('\n');
      throw new Error(`the JSON patch '${op} ${path}' cannot be applied to what is rendered: ${reason}`);
    }
  }, rendered);
}

/** A mapping with its keys in order, as cdk8s writes them. */
export function inKeyOrder<T extends object>(object: T): T {
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(object).sort()) setOwn(ordered, key, object[key as keyof T]);
  return ordered as T;
}

import { type ApiObject, JsonPatch } from 'cdk8s';
import { own, pushAll, setOwn } from '../../../kubernetes';
import { asObject, type JsonObject } from '../../../workload';
import { isSetOn, overrideMethod } from './override-method';
import { SynthesisPass } from './synthesis-pass';

/** The parts of a manifest that are laid over what cdk8s-plus renders. */
type Overlay = (rendered: Record<string, unknown>) => void;

/** The objects that are changed by patches. */
const PATCHED = new WeakSet<ApiObject>();

/** Whether somebody has changed an object by other means than those of the constructs. */
export function isPatched(apiObject: ApiObject): boolean {
  return PATCHED.has(apiObject) || isSetOn(apiObject, 'toJson');
}

/**
 * Takes over the rendering of one of cdk8s-plus's objects: its own manifest, then the overlay, then the user's JSON
 * patches. cdk8s-plus-28 applies patches first and drops every field afterwards that Kubernetes 1.28 did not have,
 * and plain integers where it expects its own wrapper; here a patch has the last word, and arrives as written.
 *
 * @param renderOwn what the overlay is laid over, where that is not what cdk8s-plus renders
 */
export function renderOver(apiObject: ApiObject, overlay: Overlay, renderOwn?: () => unknown): void {
  const patches: JsonPatch[] = [];
  overrideMethod(apiObject, 'addJsonPatch', () => (...operations: JsonPatch[]) => {
    PATCHED.add(apiObject);
    pushAll(patches, operations);
  });
  overrideMethod(
    apiObject,
    'toJson',
    (before) => () =>
      SynthesisPass.of(apiObject).renderedOnce(apiObject, () => {
        const rendered = (renderOwn ?? before)() as Record<string, unknown>;
        overlay(rendered);
        return patched(rendered, patches) as JsonObject;
      }),
  );
}

/** Lays annotations over a rendered object; what somebody has written himself stays. */
export function annotate(
  rendered: Record<string, unknown>,
  annotations: readonly (() => Readonly<Record<string, string>>)[],
): void {
  const added = Object.assign({}, ...annotations.map((one) => one())) as Record<string, string>;
  if (Object.keys(added).length === 0) return;
  const metadata = asObject(rendered['metadata'] as JsonObject);
  const all = inKeyOrder({ ...added, ...asObject(metadata['annotations']) });
  rendered['metadata'] = inKeyOrder({ ...metadata, annotations: all });
}

function patched(rendered: object, patches: readonly JsonPatch[]): object {
  return patches.reduce((object, patch) => {
    try {
      return JsonPatch.apply(object, patch) as object;
    } catch (error) {
      throw new Error(unappliedPatch(object, patch, error as Error), { cause: error });
    }
  }, rendered);
}

function unappliedPatch(object: object, patch: JsonPatch, error: Error): string {
  const { op, path } = (patch as unknown as { _toJson(): { op: string; path: string } })._toJson();
  const missing = missingAt(object, path);
  const [reason] = missing === undefined ? error.message.split('\n') : [`there is nothing at ${missing}`];
  return `the JSON patch '${op} ${path}' cannot be applied to what is rendered: ${reason}`;
}

/** The first part of a JSON pointer, but for its last step, that leads nowhere. */
function missingAt(object: object, pointer: string): string | undefined {
  let at: unknown = object;
  let walked = '';
  for (const step of pointer.split('/').slice(1, -1)) {
    walked += `/${step}`;
    at = own((at ?? {}) as Record<string, unknown>, step.replaceAll('~1', '/').replaceAll('~0', '~'));
    if (at === undefined || at === null) return walked;
  }
  return undefined;
}

/** A mapping with its keys in order, as cdk8s writes them. */
export function inKeyOrder<T extends object>(object: T): T {
  const ordered: Record<string, unknown> = {};
  for (const key of Object.keys(object).sort()) setOwn(ordered, key, object[key as keyof T]);
  return ordered as T;
}

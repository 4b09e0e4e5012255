import { asObject, asString, type JsonObject } from '../../kubernetes';

/** Whether a deployment tool deletes it and creates it anew at each release, or makes it to test one. */
export function isHook(object: JsonObject): boolean {
  const annotations = asObject(asObject(object['metadata'])['annotations']);
  return ['helm.sh/hook', 'argocd.argoproj.io/hook'].some((annotation) => Object.hasOwn(annotations, annotation));
}

/**
 * Whether a release runs it and takes it away: a Pod that is a hook, or whatever is there for the tests of a chart. It
 * lives for seconds, and a Service that happens to select it is not for it.
 *
 * @see https://helm.sh/docs/topics/chart_tests/
 */
export function isRunOnce(object: JsonObject): boolean {
  if (object['kind'] === 'Pod' && isHook(object)) return true;
  return helmHooksOf(object).some((hook) => TESTS.has(hook));
}

/** Whether it runs only while its release is taken away: then nobody asks anything of that any more. */
export function isOfUninstalling(object: JsonObject): boolean {
  const hooks = helmHooksOf(object);
  return hooks.length > 0 && hooks.every((hook) => UNINSTALLING.has(hook));
}

/** Pre- and post-delete, for example. @see https://helm.sh/docs/topics/charts_hooks/ */
function helmHooksOf(object: JsonObject): readonly string[] {
  const hooks = asString(asObject(asObject(object['metadata'])['annotations'])['helm.sh/hook']) ?? '';
  return hooks.split(',').flatMap((hook) => hook.trim() || []);
}

const UNINSTALLING: ReadonlySet<string> = new Set(['pre-delete', 'post-delete']);

const TESTS: ReadonlySet<string> = new Set(['test', 'test-success', 'test-failure']);

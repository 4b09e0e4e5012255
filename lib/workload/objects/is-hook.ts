import { asObject, type JsonObject } from '../../kubernetes';

/** Whether a deployment tool deletes it and creates it anew at each release, or makes it to test one. */
export function isHook(object: JsonObject): boolean {
  const annotations = asObject(asObject(object['metadata'])['annotations']);
  return ['helm.sh/hook', 'argocd.argoproj.io/hook'].some((annotation) => Object.hasOwn(annotations, annotation));
}

import { asObject, type Json } from './json';

/**
 * Whether a document is the list of resources that kustomize and kpt give to their functions.
 *
 * @see https://github.com/kubernetes-sigs/kustomize/blob/master/cmd/config/docs/api-conventions/functions-spec.md
 */
export function isResourceList(document: Json): boolean {
  const { kind, apiVersion } = asObject(document);
  return kind === 'ResourceList' && String(apiVersion).startsWith('config.kubernetes.io/');
}

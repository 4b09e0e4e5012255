import { asObject, asString, own, type JsonObject } from '../../kubernetes';

/** Whoever applies an object, and the annotation that tells it what to do: `Argo CD`, `argocd.argoproj.io/sync-options`. */
export interface ToldTool {
  readonly tool: string;
  readonly annotation: string;
}

const HELM_HOOK = 'helm.sh/hook';
const HELM_POLICY = 'helm.sh/hook-delete-policy';
const ARGO_HOOK = 'argocd.argoproj.io/hook';
const ARGO_POLICY = 'argocd.argoproj.io/hook-delete-policy';
const ARGO_OPTIONS = 'argocd.argoproj.io/sync-options';
const FLUX_FORCE = 'kustomize.toolkit.fluxcd.io/force';
const FLUX_PRUNE = 'kustomize.toolkit.fluxcd.io/prune';

/**
 * Who deletes an object and makes it anew at each release; nobody where it is changed in its place. Hooks are, unless
 * something else is written, and what Argo CD replaces by force: with a workload all of its pods go.
 *
 * @see https://helm.sh/docs/topics/charts_hooks/#hook-deletion-policies
 * @see https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#replace-resource-instead-of-applying-changes
 */
export function madeAnewBy(object: JsonObject): ToldTool | undefined {
  const has = wordsOf(object);
  const isOfHelm = [...has(HELM_HOOK)].some((hook) => UPGRADES.has(hook));
  if (isOfHelm && isDeletedBefore(has(HELM_POLICY), 'before-hook-creation')) {
    return { tool: 'Helm', annotation: HELM_HOOK };
  }
  const isOfArgo = [...has(ARGO_HOOK)].some((hook) => SYNCS.has(hook));
  if (isOfArgo && isDeletedBefore(has(ARGO_POLICY), 'BeforeHookCreation')) {
    return { tool: 'Argo CD', annotation: ARGO_HOOK };
  }
  const options = has(ARGO_OPTIONS);
  return options.has('Replace=true') && options.has('Force=true')
    ? { tool: 'Argo CD', annotation: ARGO_OPTIONS }
    : undefined;
}

/** Who deletes an object and makes it anew where the API server refuses to change it. */
export function forcedBy(object: JsonObject): ToldTool | undefined {
  const has = wordsOf(object);
  if ([...has(FLUX_FORCE)].some((word) => word.toLowerCase() === 'enabled')) {
    return { tool: 'Flux', annotation: FLUX_FORCE };
  }
  return has(ARGO_OPTIONS).has('Force=true') ? { tool: 'Argo CD', annotation: ARGO_OPTIONS } : undefined;
}

/**
 * Whether an object stays where it is no longer among the manifests.
 *
 * @see https://helm.sh/docs/howto/charts_tips_and_tricks/#tell-helm-not-to-uninstall-a-resource
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#controlling-the-apply-behavior-of-resources
 */
export function isKeptWhenGone(object: JsonObject): boolean {
  const has = wordsOf(object);
  const isPruned = [...has(FLUX_PRUNE)].every((word) => word.toLowerCase() !== 'disabled');
  return has('helm.sh/resource-policy').has('keep') || has(ARGO_OPTIONS).has('Prune=false') || !isPruned;
}

/** Who takes a hook away as soon as it has been applied: what it holds is there for none of the pods that come after. */
export function takenAwayBy(object: JsonObject): ToldTool | undefined {
  const has = wordsOf(object);
  if (has(HELM_HOOK).size > 0 && has(HELM_POLICY).has('hook-succeeded')) {
    return { tool: 'Helm', annotation: HELM_POLICY };
  }
  return has(ARGO_HOOK).size > 0 && has(ARGO_POLICY).has('HookSucceeded')
    ? { tool: 'Argo CD', annotation: ARGO_POLICY }
    : undefined;
}

/** Hooks that an upgrade runs, of all that there are. */
const UPGRADES: ReadonlySet<string> = new Set(['pre-upgrade', 'post-upgrade']);
const SYNCS: ReadonlySet<string> = new Set(['PreSync', 'Sync', 'PostSync']);

/** Where no policy is written, both tools delete a hook before they make it anew. */
function isDeletedBefore(policies: ReadonlySet<string>, policy: string): boolean {
  return policies.size === 0 || policies.has(policy);
}

/** The words of an annotation, as tools take them apart. */
function wordsOf(object: JsonObject): (annotation: string) => ReadonlySet<string> {
  const annotations = asObject(asObject(object['metadata'])['annotations']);
  return (annotation) => {
    const text = asString(own(annotations, annotation));
    return new Set((text ?? '').split(',').flatMap((word) => word.trim() || []));
  };
}

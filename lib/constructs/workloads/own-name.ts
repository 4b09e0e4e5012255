import { type ApiObjectMetadata, Chart } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { IConstruct } from 'constructs';
import type { Identity } from '../statements/identity';

/** What decides on the name of a workload. */
interface Named {
  readonly identity?: Identity;
  readonly metadata?: ApiObjectMetadata;
  readonly select?: boolean;
}

/** The name of a workload; none where cdk8s-plus makes one from the construct's path. */
export function ownName(scope: IConstruct, id: string, props: Named): string | undefined {
  const { identity, metadata } = props;
  return identity?._byPath ? undefined : (identity?._name ?? metadata?.name ?? tellingId(scope, id));
}

/** Ids by which CDKs call the one thing that a construct consists of. */
const ONLY_ONE = ['default', 'resource'];

/** Ids that tell a kind, and not what is called so. */
const KINDS =
  /^(?:zero-?downtime-?|graceful-?)?(?:workload|deployment|rollout|stateful-?set|daemon-?set|worker|job|cron-?job)$/i;

/** The nearest id that tells something. A kind may be a name where nothing but a chart is around it. */
function tellingId(scope: IConstruct, id: string): string {
  const around = scope.node.scope;
  if (!around) return id;
  const tellsNothing = ONLY_ONE.includes(id.toLowerCase()) || (KINDS.test(id) && !Chart.isChart(scope));
  return tellsNothing ? tellingId(around, scope.node.id) : id;
}

/** Lets a workload select its pods by its name, or as somebody has said; not where somebody will say so later. */
export function identify(workload: kplus.Workload, name: string | undefined, { identity, select }: Named): void {
  IDENTITIES.set(workload, identity);
  if (name === undefined) return;
  workload.podMetadata.addLabel(kplus.Pod.ADDRESS_LABEL, name);
  const labels = identity?._selector ?? { [kplus.Pod.ADDRESS_LABEL]: name };
  for (const [label, value] of Object.entries(identity?._selector ?? {})) workload.podMetadata.addLabel(label, value);
  if (select !== false) workload.select(kplus.LabelSelector.of({ labels: { ...labels } }));
}

/** By construct, so that nothing of it is a member that a subclass could collide with. */
const IDENTITIES = new WeakMap<IConstruct, Identity | undefined>();

/** By which labels others find the pods of a workload: those of its identity, where it has some. */
export function podSelectorOf(given: kplus.PodSelectorConfig, workload: IConstruct): kplus.PodSelectorConfig {
  const selector = IDENTITIES.get(workload)?._selector;
  return selector ? { ...given, labelSelector: kplus.LabelSelector.of({ labels: { ...selector } }) } : given;
}

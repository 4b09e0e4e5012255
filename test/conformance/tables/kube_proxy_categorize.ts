import { categorizeEndpoints, type RoutedEndpoint } from '../../../lib/kubernetes';
import { agrees } from '../agrees';
import { optionalNumberIn, wordIn } from '../input';
import type { TableReplay } from '../table';

/** A node port is how these tests make a Service reachable from outside. */
export const kubeProxyCategorize: TableReplay = {
  inputs: [
    ...['preferSameTrafficDistribution', 'nodeName', 'zone', 'internalTrafficPolicyLocal'],
    ...['externalTrafficPolicyLocal', 'nodePort', 'endpoints'],
  ],
  answer: (input) => {
    const endpoints = (input['endpoints'] ?? []) as readonly (RoutedEndpoint & { readonly endpoint: string })[];
    const policy = {
      internalLocal: input['internalTrafficPolicyLocal'] === true,
      externalLocal: input['externalTrafficPolicyLocal'] === true,
      external: (optionalNumberIn(input['nodePort']) ?? 0) !== 0,
    };
    const sameNodeHints = input['preferSameTrafficDistribution'] === true;
    const node = { name: wordIn<string>(input['nodeName']), zone: wordIn<string>(input['zone']), sameNodeHints };
    const { cluster, local, all, hasAny } = categorizeEndpoints(endpoints, policy, node);
    const named = (list: readonly { readonly endpoint: string }[] = []) => list.map(({ endpoint }) => endpoint).sort();
    return { cluster: named(cluster), local: named(local), all: named(all), hasAnyEndpoints: hasAny };
  },
  agrees: (expected, answer) => agrees(asSets(expected), answer),
};

/** The lists are sets, and nothing is the empty one. */
function asSets(expected: unknown): unknown {
  if (typeof expected !== 'object' || expected === null) return expected;
  const { hasAnyEndpoints, ...lists } = expected as Readonly<Record<string, unknown>>;
  const sets = Object.entries(lists).map(([name, list]) => [name, [...((list ?? []) as string[])].sort()] as const);
  return { ...Object.fromEntries(sets), ...(hasAnyEndpoints !== undefined && { hasAnyEndpoints }) };
}

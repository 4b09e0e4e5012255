import { asArray, asObject, asString, grouped, oncePer, type JsonObject } from '../../kubernetes';
import { identityOf, type Manifest } from './manifest';

/** Objects that were read together. */
interface Together {
  readonly manifests: readonly Manifest[];
}

/** What the account of pods may do, rule by rule, as far as it is written among the objects read with them. */
export function rightsOf(podSpec: JsonObject, namespace: string, among: Together): readonly JsonObject[] {
  const account = asString(podSpec['serviceAccountName']);
  if (account === undefined) return [];
  return (bindingsByAccount(among).get(`${namespace}/${account}`) ?? [])
    .flatMap((binding) => {
      const { kind, name } = asObject(binding.object['roleRef']);
      const within = kind === 'ClusterRole' ? 'default' : identityOf(binding).namespace;
      return rolesByName(among).get(`${asString(kind) ?? ''}/${within}/${asString(name) ?? ''}`) ?? [];
    })
    .flatMap(({ object }) => asArray(object['rules']).map(asObject));
}

const bindingsByAccount = oncePer(({ manifests }: Together): ReadonlyMap<string, readonly Manifest[]> => {
  const all = manifests.filter((one) => /^(?:Cluster)?RoleBinding$/.test(identityOf(one).kind));
  const bound = all.flatMap((binding) => accountsOf(binding).map((account) => ({ account, binding })));
  return new Map(
    [...grouped(bound, ({ account }) => account)].map(([account, some]) => [account, some.map((one) => one.binding)]),
  );
});

function accountsOf(binding: Manifest): readonly string[] {
  return asArray(binding.object['subjects']).flatMap((subject) => {
    const { kind, name, namespace = identityOf(binding).namespace } = asObject(subject);
    return kind === 'ServiceAccount' ? `${String(namespace)}/${String(name)}` : [];
  });
}

const rolesByName = oncePer(({ manifests }: Together): ReadonlyMap<string, readonly Manifest[]> => {
  const roles = manifests.filter((one) => /^(?:Cluster)?Role$/.test(identityOf(one).kind));
  return grouped(roles, (one) => {
    const { kind, namespace, name } = identityOf(one);
    return `${kind}/${namespace}/${name}`;
  });
});

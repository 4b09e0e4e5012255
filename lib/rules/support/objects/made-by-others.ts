import { madeElsewhere, type PodReference, type Workload, type World } from '../../../workload';

/**
 * Whether somebody else makes what a pod asks for: it is stated, a script makes it, or files that lie beside are what it
 * is made of (`--from-file` calls keys after them).
 */
export function isMadeByOthers({ kind, name, key }: PodReference, workload: Workload, { stated }: World): boolean {
  if (madeElsewhere(workload).has(`${kind}/${name}`)) return true;
  const { beside } = stated;
  if (beside === undefined) return false;
  const { file } = workload.manifest;
  const isMadeOf = (one: string) => file !== undefined && beside.holds(one, file);
  return (
    beside.makes(kind, name) || (kind !== 'ServiceAccount' && (isMadeOf(name) || (key !== undefined && isMadeOf(key))))
  );
}

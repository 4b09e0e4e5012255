import { asObject, type Workload } from '../../../workload';

/** Whether a pod wants a device of its node, such as `nvidia.com/gpu`: a second one may find none that is free. */
export function wantsDevice({ containers }: Workload): boolean {
  return containers.some(({ json }) =>
    Object.keys(asObject(asObject(json['resources'])['limits'])).some((name) => name.includes('/')),
  );
}

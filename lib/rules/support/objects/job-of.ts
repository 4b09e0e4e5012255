import { asObject, type JsonObject, type Workload } from '../../../workload';

/** The spec of a Job, which a CronJob has in its template, and the path to it. */
export function jobOf({ identity, spec }: Workload): { readonly job: JsonObject; readonly path: readonly string[] } {
  return identity.kind === 'CronJob'
    ? { job: asObject(asObject(spec['jobTemplate'])['spec']), path: ['spec', 'jobTemplate', 'spec'] }
    : { job: spec, path: ['spec'] };
}

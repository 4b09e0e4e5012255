import { ApiObject, App } from 'cdk8s';
import { asObject, type JsonObject } from '../../../workload';
import { SynthesisPass } from '../app/synthesis-pass';

const AUTOSCALERS = new Set(['HorizontalPodAutoscaler', 'ScaledObject']);

/**
 * Whether an autoscaler in the app sets the replicas of a workload, of whatever library: cdk8s-plus knows only its own,
 * and writes 2 where it knows none, which every apply would go back to.
 */
export function isScaledByApp(workload: ApiObject): boolean {
  return autoscalersOf(workload).some(
    (autoscaler) =>
      (autoscaler.metadata.namespace ?? '') === (workload.metadata.namespace ?? '') &&
      isAbout(workload, SynthesisPass.of(workload).render(autoscaler)),
  );
}

function autoscalersOf(workload: ApiObject): readonly ApiObject[] {
  return SynthesisPass.of(workload).remembered('autoscalers', () =>
    App.of(workload)
      .node.findAll()
      .filter((one): one is ApiObject => ApiObject.isApiObject(one) && AUTOSCALERS.has(one.kind)),
  );
}

/** KEDA means a Deployment where it names no kind. */
function isAbout({ kind, name }: ApiObject, autoscaler: JsonObject): boolean {
  const target = asObject(asObject(autoscaler['spec'])['scaleTargetRef']);
  return target['name'] === name && (target['kind'] ?? 'Deployment') === kind;
}

import { ApiObject, Chart, JsonPatch } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';

/** What somebody does to a workload besides stating facts, and to the app that it stands in. */
export const CHANGES: Readonly<Record<string, (workload: kplus.Workload) => void>> = {
  'a patch': (made) => ApiObject.of(made).addJsonPatch(JsonPatch.add('/spec/paused', true)),
  'a patch of its budget': (made) => patchChild(made, 'PodDisruptionBudget', JsonPatch.add('/spec/maxUnavailable', 0)),
  'a patch of its Service': (made) => patchChild(made, 'Service', JsonPatch.add('/spec/selector/tier', 'web')),
  'no budget': (made) => void made.node.tryRemoveChild('PodDisruptionBudget'),
  'no Service': (made) => void made.node.tryRemoveChild('Service'),
  'an annotation': (made) => made.metadata.addAnnotation('zero-downtime/traffic', 'aws-alb'),
  'an annotation of its pods': (made) => made.podMetadata.addAnnotation('sidecar.istio.io/inject', 'true'),
  'a label of its pods': (made) => made.podMetadata.addLabel('app', 'web'),
  'a variable': (made) => made.containers[0]?.env.addVariable('DB_HOST', kplus.EnvValue.fromValue('db')),
  'another container': (made) => void made.addContainer({ name: 'proxy', image: 'envoyproxy/envoy:v1.30.0' }),
  'a volume': (made) =>
    made.containers[0]?.mount('/data', kplus.Volume.fromEmptyDir(made, 'data', 'data'), { subPath: '../x' }),
  'another rendering': (made) => {
    const object = ApiObject.of(made);
    const before = object.toJson.bind(object);
    object.toJson = () => Object.assign(before() as object, { kind: 'Deploymant' });
  },
  'an object of somebody else': (made) =>
    void new ApiObject(Chart.of(made), 'other', {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'other' },
      spec: { scaleTargetRef: { kind: 'Deployment', name: made.name }, minReplicas: 1, maxReplicas: 2 },
    }),
  'a pod beside': (made) =>
    void new kplus.Pod(Chart.of(made), 'alone', { containers: [{ image: 'web:1' }], metadata: { name: 'alone' } }),
};

function patchChild({ node }: kplus.Workload, child: string, patch: JsonPatch): void {
  const found = node.tryFindChild(child);
  if (found) ApiObject.of(found).addJsonPatch(patch);
}

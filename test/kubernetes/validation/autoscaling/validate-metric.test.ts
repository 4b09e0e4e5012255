import { validateMetric } from '../../../../lib/kubernetes/validation/autoscaling/validate-metric';
import { words } from '../words';

const RESOURCE = { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } };
const PODS = { metric: { name: 'requests' }, target: { type: 'AverageValue', averageValue: 1 } };
const TYPES = 'supported values: "ContainerResource", "External", "Object", "Pods", "Resource"';

// pkg/apis/autoscaling/validation/validation_test.go
test.each([
  [{ type: 'Resource', resource: RESOURCE }, []],
  [{ type: 'Resource' }, ['m.resource: Required value: must populate information for the given metric source']],
  [
    { type: 'Resource', resource: RESOURCE, pods: PODS },
    ['m.pods: Forbidden: must populate the given metric source only'],
  ],
  [
    { type: 'Pods', resource: RESOURCE },
    ['m.pods: Required value: must populate information for the given metric source'],
  ],
  [{ type: 'Mine' }, [`m.type: Unsupported value: "Mine": ${TYPES}`, `m.type: Unsupported value: "Mine": ${TYPES}`]],
  [
    {},
    [
      'm.type: Required value: must specify a metric source type',
      `m.type: Unsupported value: "": ${TYPES}`,
      `m.type: Unsupported value: "": ${TYPES}`,
    ],
  ],
])('The metric %j has the errors %j', (metric, errors) => {
  expect(words(validateMetric(metric, '1.36', ['m']))).toEqual(errors);
});

import {
  validateContainerResourceMetric,
  validateExternalMetric,
  validateObjectMetric,
  validatePodsMetric,
  validateResourceMetric,
} from '../../../../lib/kubernetes/validation/autoscaling/validate-metric-source';

const METRIC = { name: 'requests' };
const VALUE = { type: 'Value', value: 1 };
const AVERAGE = { type: 'AverageValue', averageValue: 1 };
const UTILIZATION = { type: 'Utilization', averageUtilization: 80 };

// pkg/apis/autoscaling/validation/validation_test.go
test.each([
  ['resource', validateResourceMetric, { name: 'cpu', target: UTILIZATION }, []],
  ['resource without a name', validateResourceMetric, { target: UTILIZATION }, ['name']],
  [
    'resource without a target',
    validateResourceMetric,
    { name: 'cpu', target: { type: 'Utilization' } },
    ['target.averageUtilization'],
  ],
  [
    'resource with two targets',
    validateResourceMetric,
    { name: 'cpu', target: { ...UTILIZATION, averageValue: 1 } },
    ['target.averageValue'],
  ],
  ['container', validateContainerResourceMetric, { name: 'cpu', container: 'app', target: UTILIZATION }, []],
  ['container without a name', validateContainerResourceMetric, { name: 'cpu', target: UTILIZATION }, ['container']],
  [
    'container with a bad name',
    validateContainerResourceMetric,
    { name: 'cpu', container: 'A', target: UTILIZATION },
    ['container'],
  ],
  ['pods', validatePodsMetric, { metric: METRIC, target: AVERAGE }, []],
  ['pods without an average', validatePodsMetric, { metric: METRIC, target: VALUE }, ['target.averageValue']],
  [
    'object',
    validateObjectMetric,
    { describedObject: { kind: 'Service', name: 's' }, metric: METRIC, target: VALUE },
    [],
  ],
  [
    'object without an object',
    validateObjectMetric,
    { metric: METRIC, target: VALUE },
    ['describedObject.kind', 'describedObject.name'],
  ],
  ['external', validateExternalMetric, { metric: METRIC, target: AVERAGE }, []],
  [
    'external with two targets',
    validateExternalMetric,
    { metric: METRIC, target: { ...AVERAGE, value: 1 } },
    ['target.value'],
  ],
  [
    'external without a target',
    validateExternalMetric,
    { metric: METRIC, target: { type: 'Value' } },
    ['target.averageValue'],
  ],
])('A metric of %s', (_, rule, source, paths) => {
  expect(rule(source, '1.36', []).map(({ path }) => path.join('.'))).toEqual(paths);
});

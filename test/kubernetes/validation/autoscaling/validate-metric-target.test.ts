import {
  validateMetricName,
  validateMetricTarget,
} from '../../../../lib/kubernetes/validation/autoscaling/validate-metric-target';
import { words } from '../words';

// pkg/apis/autoscaling/validation/validation_test.go
test.each([
  [{ type: 'Utilization', averageUtilization: 80 }, []],
  [{ type: 'Value', value: '100m' }, []],
  [{ type: 'AverageValue', averageValue: '1k' }, []],
  [{ type: 'Utilization', averageUtilization: 0 }, ['t.averageUtilization: Invalid value: 0: must be greater than 0']],
  [{ type: 'Value', value: 0 }, ['t.value: Invalid value: "0": must be positive']],
  [{ type: 'AverageValue', averageValue: '-1' }, ['t.averageValue: Invalid value: "-1": must be positive']],
  [{ type: 'Ratio' }, ['t.type: Invalid value: "Ratio": must be either Utilization, Value, or AverageValue']],
  [
    {},
    [
      't.type: Required value: must specify a metric target type',
      't.type: Invalid value: "": must be either Utilization, Value, or AverageValue',
    ],
  ],
])('The target %j has the errors %j', (target, errors) => {
  expect(words(validateMetricTarget(target, ['t']))).toEqual(errors);
});

test('A metric has a name that fits into a URL', () => {
  expect(validateMetricName({ name: 'requests' }, ['m'])).toEqual([]);
  expect(words(validateMetricName({}, ['m']))).toEqual(['m.name: Required value: must specify a metric name']);
  expect(validateMetricName({ name: 'a/b' }, ['m'])).toHaveLength(1);
});

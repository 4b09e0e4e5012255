import {
  validateDaemonSetRollingUpdate,
  validateRollingUpdate,
  validateStatefulSetRollingUpdate,
} from '../../../../lib/kubernetes';
import { words } from '../words';

const PERCENT =
  "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')";

// pkg/apis/apps/validation/validation_test.go TestValidateDeployment; messages of an API server.
test.each([
  [undefined, []],
  [{}, []],
  [{ maxSurge: 0, maxUnavailable: '1%' }, []],
  [{ maxSurge: '150%', maxUnavailable: 0 }, []],
  [{ maxUnavailable: '100%' }, []],
  [{ maxUnavailable: 0 }, []],
  [{ maxSurge: 0, maxUnavailable: 0 }, ['r.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0']],
  [{ maxSurge: '0%', maxUnavailable: 0 }, ['r.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0']],
  [
    { maxSurge: 'abc', maxUnavailable: 0 },
    [
      `r.maxSurge: Invalid value: "abc": ${PERCENT}`,
      'r.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0',
    ],
  ],
  [{ maxSurge: -1 }, ['r.maxSurge: Invalid value: -1: must be greater than or equal to 0']],
  [{ maxUnavailable: '110%' }, ['r.maxUnavailable: Invalid value: "110%": must not be greater than 100%']],
])('A rolling update of a Deployment with %j has the errors %j', (rollingUpdate, errors) => {
  expect(words(validateRollingUpdate(rollingUpdate, ['r']))).toEqual(errors);
});

// TestDaemonSetUpdateMaxSurge
test.each([
  [undefined, []],
  [{ maxSurge: 1, maxUnavailable: 0 }, []],
  [{ maxSurge: '100%', maxUnavailable: 0 }, []],
  [{ maxUnavailable: '100%' }, []],
  [{ maxSurge: 1 }, ['r.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero']],
  [{ maxUnavailable: 0 }, ['r.maxUnavailable: Required value: cannot be 0 when maxSurge is 0']],
  [{ maxUnavailable: '0%', maxSurge: '0%' }, ['r.maxUnavailable: Required value: cannot be 0 when maxSurge is 0']],
  [{ maxUnavailable: '101%' }, ['r.maxUnavailable: Invalid value: "101%": must not be greater than 100%']],
  [{ maxUnavailable: 0, maxSurge: '101%' }, ['r.maxSurge: Invalid value: "101%": must not be greater than 100%']],
])('A rolling update of a DaemonSet with %j has the errors %j', (rollingUpdate, errors) => {
  expect(words(validateDaemonSetRollingUpdate(rollingUpdate, ['r']))).toEqual(errors);
});

test.each([
  [undefined, []],
  [{ partition: 0, maxUnavailable: 'abc' }, []],
  [{ partition: -1 }, ['r.partition: Invalid value: -1: must be greater than or equal to 0']],
])('A rolling update of a StatefulSet with %j has the errors %j', (rollingUpdate, errors) => {
  expect(words(validateStatefulSetRollingUpdate(rollingUpdate, ['r']))).toEqual(errors);
});

import { validateTolerations } from '../../../../lib/kubernetes/validation/pods/validate-tolerations';

const pathsOf = (toleration: object) =>
  validateTolerations([toleration], []).map(({ path }) => path.slice(1).join('.'));

// pkg/apis/core/validation/validation_test.go TestValidatePodSpec
test.each([
  [{ key: 'a', operator: 'Equal', value: 'b', effect: 'NoSchedule' }, []],
  [{ key: 'a', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 }, []],
  [{ operator: 'Exists' }, []],
  [{ key: 'a', value: 'b' }, []],
  [{ operator: 'Equal', value: 'b' }, ['operator']],
  [{ key: 'a b', operator: 'Exists' }, ['key']],
  [{ key: 'a', operator: 'Exists', value: 'b' }, ['operator']],
  [{ key: 'a', value: 'b c' }, ['operator']],
  [{ key: 'a', operator: 'Is' }, ['operator']],
  [{ key: 'a', operator: 'Gt', value: '1' }, ['operator']],
  [{ key: 'a', operator: 'Exists', effect: 'NoSchedule', tolerationSeconds: 5 }, ['effect']],
  [{ key: 'a', operator: 'Exists', effect: 'Never' }, ['effect']],
])('The toleration %j has errors at %j', (toleration, paths) => {
  expect(pathsOf(toleration)).toEqual(paths);
});

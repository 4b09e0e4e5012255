import { formatFieldError, type FieldError } from '../../../lib/kubernetes';
import { duplicate, forbidden, invalid, notSupported, required } from '../../../lib/kubernetes/validation/field-error';

// Messages of an API server of Kubernetes 1.36.
test.each<[FieldError, string]>([
  [
    invalid(['spec', 'replicas'], -1, 'must be greater than or equal to 0'),
    'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
  ],
  [invalid(['spec', 'selector'], { a: 1 }, ''), 'spec.selector: Invalid value: {"a":1}'],
  [invalid(['spec', 'labels'], undefined, 'x'), 'spec.labels: Invalid value: null: x'],
  [required(['spec', 'containers']), 'spec.containers: Required value'],
  [required(['spec', 'x'], 'must be set'), 'spec.x: Required value: must be set'],
  [forbidden(['spec', 'x'], 'may not be set'), 'spec.x: Forbidden: may not be set'],
  [duplicate(['spec', 'containers', 1, 'name'], 'app'), 'spec.containers[1].name: Duplicate value: "app"'],
  [notSupported(['spec', 'type'], 'X', ['A', 'B']), 'spec.type: Unsupported value: "X": supported values: "A", "B"'],
  [
    { path: ['spec'], type: 'TypeInvalid', value: 'x', detail: 'must be an object' },
    'spec: Invalid value: "x": must be an object',
  ],
])('%j is worded as the API server does', (error, text) => {
  expect(formatFieldError(error)).toBe(text);
});

import fc from 'fast-check';
import { quantityInThousandths } from '../../../../lib/kubernetes';
import { formatQuantity } from '../../../../lib/kubernetes/validation/values/format-quantity';

// staging/src/k8s.io/apimachinery/pkg/api/resource/quantity_test.go TestQuantityString
test.each([
  ['1024Mi', '1Gi'],
  ['300Mi', '300Mi'],
  ['6Gi', '6Gi'],
  ['1001m', '1001m'],
  ['1000m', '1'],
  ['0.5', '500m'],
  [2, '2'],
  ['1000', '1k'],
  ['1000k', '1M'],
  ['0', '0'],
  ['0.5Ki', '512'],
  ['1.5Gi', '1536Mi'],
  ['1e3', '1e3'],
  ['1000e3', '1e6'],
  ['-1', '-1'],
  ['abc', 'abc'],
])('The API server writes %p as %s', (quantity, text) => {
  expect(formatQuantity(quantity)).toBe(text);
});

test('Writing a quantity does not change it', () => {
  fc.assert(
    fc.property(fc.integer(), fc.constantFrom('', 'm', 'k', 'M', 'Ki', 'Mi', 'e3'), (number, suffix) => {
      const quantity = `${number}${suffix}`;
      expect(quantityInThousandths(formatQuantity(quantity))).toBe(quantityInThousandths(quantity));
    }),
  );
});

import fc from 'fast-check';
import { quantityInThousandths } from '../../../../lib/kubernetes';

// staging/src/k8s.io/apimachinery/pkg/api/resource/quantity_test.go TestQuantityParse
test.each([
  ['0', 0n],
  ['1', 1000n],
  [1, 1000n],
  [0.5, 500n],
  ['500m', 500n],
  ['1.5', 1500n],
  ['.5', 500n],
  ['1.', 1000n],
  ['1k', 1_000_000n],
  ['1Ki', 1_024_000n],
  ['128Mi', 134_217_728_000n],
  ['1.5Gi', 1_610_612_736_000n],
  ['1e3', 1_000_000n],
  ['1E3', 1_000_000n],
  ['12e-3', 12n],
  ['1E', 1_000_000_000_000_000_000_000n],
  ['1Ei', 1_152_921_504_606_846_976_000n],
  ['100u', 1n],
  ['1n', 1n],
  ['0n', 0n],
  ['-1', -1000n],
  ['-100u', -1n],
  ['+2', 2000n],
])('%p is %d thousandths', (quantity, thousandths) => {
  expect(quantityInThousandths(quantity)).toBe(thousandths);
});

test.each([
  '',
  '.',
  '-',
  'm',
  '1 m',
  '1mi',
  '1KI',
  '1K',
  '1.5.5',
  'e3',
  '1e',
  '1em',
  'abc',
  null,
  undefined,
  {},
  [1],
  true,
])('%p is no quantity', (quantity) => {
  expect(quantityInThousandths(quantity)).toBeUndefined();
});

test('Opposite quantities are opposite', () => {
  fc.assert(
    fc.property(fc.nat(), fc.constantFrom('', 'm', 'u', 'k', 'Mi'), (number, suffix) => {
      const positive = quantityInThousandths(`${number}${suffix}`) ?? 0n;
      expect(quantityInThousandths(`-${number}${suffix}`)).toBe(-positive);
    }),
  );
});

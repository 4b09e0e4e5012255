import { validateSessionAffinity } from '../../../../lib/kubernetes/validation/networking/validate-session-affinity';
import { words } from '../words';

const forSeconds = (timeoutSeconds: number) => ({
  sessionAffinity: 'ClientIP',
  sessionAffinityConfig: { clientIP: { timeoutSeconds } },
});

// pkg/apis/core/validation/validation_test.go TestValidateServiceCreate; messages of an API server.
test.each([
  [{}, []],
  [{ sessionAffinity: 'None' }, []],
  [{ sessionAffinity: 'ClientIP' }, []],
  [forSeconds(86_400), []],
  [
    forSeconds(0),
    ['sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 0: must be greater than 0 and less than 86400'],
  ],
  [
    forSeconds(86_401),
    ['sessionAffinityConfig.clientIP.timeoutSeconds: Invalid value: 86401: must be greater than 0 and less than 86400'],
  ],
  [
    { sessionAffinity: 'Cookie' },
    ['sessionAffinity: Unsupported value: "Cookie": supported values: "ClientIP", "None"'],
  ],
])('%j has the errors %j', (spec, errors) => {
  expect(words(validateSessionAffinity(spec, []))).toEqual(errors);
});

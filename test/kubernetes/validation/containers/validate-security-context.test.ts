import { formatFieldError, validateManifest, type KubernetesVersion } from '../../../../lib/kubernetes';

function refusals(spec: object, container: object = {}, version: KubernetesVersion = '1.36'): readonly string[] {
  const containers = [{ name: 'app', image: 'web:1', ...container }];
  const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p' }, spec: { containers, ...spec } };
  return validateManifest(pod, version).map(formatFieldError);
}

const AT = 'spec.containers[0].securityContext';

// pkg/apis/core/validation/validation_test.go TestValidateSecurityContext
test.each<[object, string[]]>([
  [{ runAsUser: 0, runAsNonRoot: true, privileged: true, capabilities: { add: ['NET_ADMIN'] } }, []],
  [{ runAsUser: -1 }, [`${AT}.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive`]],
  [
    { runAsGroup: 2147483648 },
    [`${AT}.runAsGroup: Invalid value: 2147483648: must be between 0 and 2147483647, inclusive`],
  ],
  [{ seccompProfile: {} }, [`${AT}.seccompProfile.type: Required value: type is required when seccompProfile is set`]],
  [
    { seccompProfile: { type: 'Default' } },
    [
      `${AT}.seccompProfile.type: Unsupported value: "Default": supported values: "Localhost", "RuntimeDefault", "Unconfined"`,
    ],
  ],
  [
    { seccompProfile: { type: 'Localhost' } },
    [`${AT}.seccompProfile.localhostProfile: Required value: must be set when seccomp type is Localhost`],
  ],
  [{ appArmorProfile: { type: 'RuntimeDefault' } }, []],
  [
    { appArmorProfile: { type: 'Localhost' } },
    [`${AT}.appArmorProfile.localhostProfile: Required value: must be set when AppArmor type is Localhost`],
  ],
  [
    { procMount: 'Unmasked' },
    [`${AT}.procMount: Invalid value: "Unmasked": \`hostUsers\` must be false to use \`Unmasked\``],
  ],
])('A container with the security context %j', (securityContext, expected) => {
  expect(refusals({}, { securityContext })).toEqual(expected);
});

test('A privileged container cannot be kept from more privileges', () => {
  const [error = ''] = refusals({}, { securityContext: { privileged: true, allowPrivilegeEscalation: false } });
  expect(error).toMatch(
    new RegExp(
      `^${AT.replace(/[[\].]/g, '\\$&')}: Invalid value: .*cannot set \`allowPrivilegeEscalation\` to false and \`privileged\` to true$`,
    ),
  );
});

// pkg/apis/core/validation/validation_test.go TestValidatePodSpec, TestValidateSysctls
test.each<[object, string[]]>([
  [{ securityContext: { fsGroup: 1000, runAsUser: 1000, supplementalGroups: [1] } }, []],
  [
    { securityContext: { fsGroup: -1 } },
    ['spec.securityContext.fsGroup: Invalid value: -1: must be between 0 and 2147483647, inclusive'],
  ],
  [
    { securityContext: { fsGroupChangePolicy: 'Never' } },
    [
      'spec.securityContext.fsGroupChangePolicy: Unsupported value: "Never": supported values: "Always", "OnRootMismatch"',
    ],
  ],
  [
    {
      securityContext: {
        sysctls: [
          { name: 'net.core.somaxconn', value: '1' },
          { name: 'net.core.somaxconn', value: '2' },
        ],
      },
    },
    ['spec.securityContext.sysctls[1].name: Duplicate value: "net.core.somaxconn"'],
  ],
  [
    { hostNetwork: true, securityContext: { sysctls: [{ name: 'net.core.somaxconn', value: '1' }] } },
    [
      `spec.securityContext.sysctls[0].name: Invalid value: "net.core.somaxconn": may not be specified when 'hostNetwork' is true`,
    ],
  ],
  [
    { hostPID: true, shareProcessNamespace: true },
    [
      'spec.securityContext.shareProcessNamespace: Invalid value: true: ShareProcessNamespace and HostPID cannot both be enabled',
    ],
  ],
  [{ hostUsers: false, hostPID: true }, ['spec.HostPID: Forbidden: when `pod.Spec.HostUsers` is false']],
  [{ os: { name: 'beos' } }, ['spec.os: Unsupported value: "beos": supported values: "linux", "windows"']],
  [
    { os: { name: 'windows' }, securityContext: { runAsUser: 1 } },
    ['spec.securityContext.runAsUser: Forbidden: cannot be set for a windows pod'],
  ],
  [{ dnsPolicy: 'None' }, ['spec.dnsConfig: Required value: must provide `dnsConfig` when `dnsPolicy` is None']],
  [
    { dnsConfig: { nameservers: ['one'] } },
    [
      'spec.dnsConfig.nameservers[0]: Invalid value: "one": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    ],
  ],
  [{ dnsConfig: { searches: ['a_b.example.com', '.'] } }, []],
  [
    { hostAliases: [{ ip: '10.0.0.300', hostnames: ['a'] }] },
    [
      'spec.hostAliases[0].ip: Invalid value: "10.0.0.300": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
    ],
  ],
  [{ schedulingGates: [{ name: 'a' }, { name: 'a' }] }, ['spec.schedulingGates[1]: Duplicate value: "a"']],
])('A pod with %j', (spec, expected) => {
  expect(refusals(spec)).toEqual(expected);
});

test.each<[string, string, string[]]>([
  [
    'Never',
    'RestartContainer',
    [
      "spec.containers[0].resizePolicy: Invalid value: \"RestartContainer\": must be 'NotRequired' when `restartPolicy` is 'Never'",
    ],
  ],
  ['Always', 'RestartContainer', []],
  [
    'Always',
    'Restart',
    [
      'spec.containers[0].resizePolicy: Unsupported value: "Restart": supported values: "NotRequired", "RestartContainer"',
    ],
  ],
])('Under the restart policy %s a container whose size changes with %s', (restartPolicy, policy, expected) => {
  const resizePolicy = [{ resourceName: 'cpu', restartPolicy: policy }];
  expect(refusals({ restartPolicy }, { resizePolicy })).toEqual(expected);
});

test('What came with a later version is dropped before it is looked at', () => {
  const spec = { resources: { limits: { cpu: '-1' } } };
  expect([refusals(spec, {}, '1.33'), refusals(spec, {}, '1.34')].map((all) => all.length > 0)).toEqual([false, true]);
});

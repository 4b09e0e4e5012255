import { formatFieldError, validateManifest } from '../../../../lib/kubernetes';

const APP = { name: 'app', image: 'web:1' };

function refusals(spec: object, container: object = {}): readonly string[] {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'p' },
    spec: { containers: [{ ...APP, ...container }], ...spec },
  };
  return validateManifest(pod, '1.36').map(formatFieldError);
}

// pkg/apis/core/validation/validation_test.go TestValidateVolumes
test.each<[string, object, string[]]>([
  ['valid', { name: 'a', emptyDir: {} }, []],
  ['without a name', { emptyDir: {} }, ['spec.volumes[0].name: Required value']],
  // The validation's own test has these refused; before it runs, SetDefaults_Volume makes them empty directories.
  ['without a source', { name: 'a' }, []],
  ['with a source that is null', { name: 'a', emptyDir: null }, []],
  [
    'with two sources',
    { name: 'a', emptyDir: {}, configMap: { name: 'c' } },
    ['spec.volumes[0].configMap: Forbidden: may not specify more than 1 volume type'],
  ],
  ['of a ConfigMap without a name', { name: 'a', configMap: {} }, ['spec.volumes[0].configMap.name: Required value']],
  ['of a Secret without a name', { name: 'a', secret: {} }, ['spec.volumes[0].secret.secretName: Required value']],
  [
    'of a claim without a name',
    { name: 'a', persistentVolumeClaim: {} },
    ['spec.volumes[0].persistentVolumeClaim.claimName: Required value'],
  ],
  [
    'with a key that leads out',
    { name: 'a', configMap: { name: 'c', items: [{ key: 'k', path: '../x' }] } },
    [`spec.volumes[0].configMap.items[0].path: Invalid value: "../x": must not contain '..'`],
  ],
  [
    'with an absolute path',
    { name: 'a', secret: { secretName: 's', items: [{ key: 'k', path: '/x' }] } },
    ['spec.volumes[0].secret.items[0].path: Invalid value: "/x": must be a relative path'],
  ],
  [
    'with a mode that is none',
    { name: 'a', configMap: { name: 'c', defaultMode: 512 } },
    [
      'spec.volumes[0].configMap.defaultMode: Invalid value: 512: must be a number between 0 and 0777 (octal), both inclusive',
    ],
  ],
  [
    'of a path of the node without a path',
    { name: 'a', hostPath: {} },
    ['spec.volumes[0].hostPath.path: Required value'],
  ],
  [
    'of a path of the node of no type',
    { name: 'a', hostPath: { path: '/x', type: 'Dir' } },
    [
      'spec.volumes[0].hostPath.type: Unsupported value: "Dir": supported values: "", "BlockDevice", "CharDevice", "Directory", "DirectoryOrCreate", "File", "FileOrCreate", "Socket"',
    ],
  ],
  [
    'of NFS with a relative path',
    { name: 'a', nfs: { server: 's', path: 'x' } },
    ['spec.volumes[0].nfs.path: Invalid value: "x": must be an absolute path'],
  ],
  ['of a driver without a name', { name: 'a', csi: {} }, ['spec.volumes[0].csi.driver: Required value']],
  [
    'of its own claim without a template',
    { name: 'a', ephemeral: {} },
    ['spec.volumes[0].ephemeral.volumeClaimTemplate: Required value'],
  ],
  [
    'of its own claim without a size',
    { name: 'a', ephemeral: { volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'] } } } },
    ['spec.volumes[0].ephemeral.volumeClaimTemplate.spec.resources[storage]: Required value'],
  ],
  [
    'of fields without a field',
    { name: 'a', downwardAPI: { items: [{ path: 'x' }] } },
    ['spec.volumes[0].downwardAPI: Required value: one of fieldRef and resourceFieldRef is required'],
  ],
  [
    'of a field that files cannot show',
    { name: 'a', downwardAPI: { items: [{ path: 'x', fieldRef: { fieldPath: 'status.podIP' } }] } },
    [
      'spec.volumes[0].downwardAPI.fieldRef.fieldPath: Unsupported value: "status.podIP": supported values: "metadata.annotations", "metadata.labels", "metadata.name", "metadata.namespace", "metadata.uid"',
    ],
  ],
  [
    'of two sources with the same file',
    {
      name: 'a',
      projected: {
        sources: [
          { secret: { name: 's', items: [{ key: 'k', path: 'x' }] } },
          { configMap: { name: 'c', items: [{ key: 'k', path: 'x' }] } },
        ],
      },
    },
    ['spec.volumes[0].projected: Invalid value: "c": conflicting duplicate paths'],
  ],
  [
    'of a token that hardly lasts',
    { name: 'a', projected: { sources: [{ serviceAccountToken: { path: 't', expirationSeconds: 60 } }] } },
    [
      'spec.volumes[0].projected.sources[0].serviceAccountToken.expirationSeconds: Invalid value: 60: may not specify a duration less than 10 minutes',
    ],
  ],
])('A volume %s', (_, volume, expected) => {
  expect(refusals({ volumes: [volume], serviceAccountName: 'web' })).toEqual(expected);
});

test('Two volumes have two names', () => {
  const volumes = [
    { name: 'a', emptyDir: {} },
    { name: 'a', emptyDir: {} },
  ];
  expect(refusals({ volumes })).toEqual(['spec.volumes[1].name: Duplicate value: "a"']);
});

test('A Pod with a token names the account, its template need not', () => {
  const volumes = [{ name: 'a', projected: { sources: [{ serviceAccountToken: { path: 't' } }] } }];
  expect(refusals({ volumes })).toEqual([
    'spec.volumes[0].projected.sources[0].serviceAccountToken: Forbidden: must not be specified when serviceAccountName is not set',
  ]);
});

// pkg/apis/core/validation/validation_test.go TestValidateVolumeMounts
test.each<[string, object[], string[]]>([
  [
    'at two places',
    [
      { name: 'a', mountPath: '/a' },
      { name: 'a', mountPath: '/b' },
    ],
    [],
  ],
  [
    'that does not exist',
    [{ name: 'x', mountPath: '/a' }],
    ['spec.containers[0].volumeMounts[0].name: Not found: "x"'],
  ],
  ['at no place', [{ name: 'a' }], ['spec.containers[0].volumeMounts[0].mountPath: Required value']],
  [
    'where another one is',
    [
      { name: 'a', mountPath: '/a' },
      { name: 'b', mountPath: '/a' },
    ],
    ['spec.containers[0].volumeMounts[1].mountPath: Invalid value: "/a": must be unique'],
  ],
  [
    'with a part that leads out',
    [{ name: 'a', mountPath: '/a', subPath: 'x/../y' }],
    [`spec.containers[0].volumeMounts.subPath: Invalid value: "x/../y": must not contain '..'`],
  ],
  [
    'with an absolute part',
    [{ name: 'a', mountPath: '/a', subPath: '/x' }],
    ['spec.containers[0].volumeMounts.subPath: Invalid value: "/x": must be a relative path'],
  ],
  [
    'with two parts',
    [{ name: 'a', mountPath: '/a', subPath: 'x', subPathExpr: '$(Y)' }],
    [
      'spec.containers[0].volumeMounts[0].subPathExpr: Invalid value: "$(Y)": subPathExpr and subPath are mutually exclusive',
    ],
  ],
  [
    'spread without privilege',
    [{ name: 'a', mountPath: '/a', mountPropagation: 'Bidirectional' }],
    [
      'spec.containers[0].volumeMounts.mountPropagation: Forbidden: Bidirectional mount propagation is available only to privileged containers',
    ],
  ],
  [
    'spread nohow',
    [{ name: 'a', mountPath: '/a', mountPropagation: 'Both' }],
    [
      'spec.containers[0].volumeMounts.mountPropagation: Unsupported value: "Both": supported values: "Bidirectional", "HostToContainer", "None"',
    ],
  ],
])('A volume mounted %s', (_, volumeMounts, expected) => {
  const volumes = [
    { name: 'a', emptyDir: {} },
    { name: 'b', emptyDir: {} },
  ];
  expect(refusals({ volumes }, { volumeMounts })).toEqual(expected);
});

test('A volume that is refused cannot be mounted either', () => {
  const errors = refusals(
    { volumes: [{ name: 'a', configMap: {} }] },
    { volumeMounts: [{ name: 'a', mountPath: '/a' }] },
  );
  expect(errors).toEqual([
    'spec.volumes[0].configMap.name: Required value',
    'spec.containers[0].volumeMounts[0].name: Not found: "a"',
  ]);
});

test('Only a claim is a block device', () => {
  const volumes = [
    { name: 'a', emptyDir: {} },
    { name: 'b', persistentVolumeClaim: { claimName: 'b' } },
  ];
  const volumeDevices = [
    { name: 'a', devicePath: '/dev/a' },
    { name: 'b', devicePath: '/dev/b' },
  ];
  expect(refusals({ volumes }, { volumeDevices })).toEqual([
    'spec.containers[0].volumeDevices[0].name: Invalid value: "a": can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
  ]);
});

test.each(['1.30', '1.36'] as const)('A StatefulSet of %s mounts its claims', (version) => {
  const container = { ...APP, volumeMounts: [{ name: 'data', mountPath: '/data' }] };
  const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [container] } };
  const volumeClaimTemplates = [
    {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
    },
  ];
  const spec = { selector: { matchLabels: { app: 'a' } }, serviceName: 'a', template, volumeClaimTemplates };
  expect(
    validateManifest({ apiVersion: 'apps/v1', kind: 'StatefulSet', metadata: { name: 's' }, spec }, version),
  ).toEqual([]);
});

import { requestsText, secondsText, type Words } from './words';

/** The page in Chinese. */
export const CHINESE: Words = {
  tag: 'zh-CN',
  title: '一次发布会丢哪些请求?',
  lead: '拖动数字或修改清单，检查结果、推算的数值和模拟会立即更新。一切都在本页运行，不会发送任何数据。规则的说明是英文。',
  skip: '跳到模拟结果',
  noScript: '本页要模拟一个集群，需要启用脚本。',
  example: '示例',
  examples: [
    '常见写法的 Web 服务',
    '文章：原样的 pod.yaml',
    '文章：原样的 probe.yaml',
    '文章：原样的 probe2.yaml',
    '文章：不丢请求的 probe.yaml',
    '商店：生产环境的七个服务',
  ],
  editor: '清单',
  editorHint: 'YAML 清单;检查结果见结果列表',
  workload: '工作负载',
  scenario: '发生什么',
  scenarios: {
    rollout: '发布新版本',
    rollback: '发布中途回滚',
    'never-ready': '新版本始终不就绪',
    'crashes-at-once': '新版本一启动就崩溃',
    'scale-midway': '发布中途缩容一半',
    'scale-down': '缩容一半',
    'scale-to-one': '缩容到一个副本',
    'drain-node': '排空一个节点',
    'drain-all': '依次排空所有节点',
    'delete-pod': '删除一个 Pod',
    'crashes-later': '新版本可用之后才崩溃',
    'never-alive': '新版本的存活检查总是失败',
    'liveness-fails': '所有 Pod 的存活检查失败',
    crash: '一个容器崩溃',
    oom: '一个容器内存耗尽',
    'node-loss': '失去一个节点',
  },
  sliders: {
    grace: '宽限期',
    hook: 'preStop 钩子',
    minReady: '就绪多久才算可用',
    surge: '可多出的 Pod',
    replicas: '副本数',
    request: '最长请求',
  },
  value: (slider, value) =>
    slider === 'replicas' ? `${value} 个副本` : slider === 'surge' ? `${value} 个 Pod` : `${value} 秒`,
  numbers: '数字',
  timeline: '逐秒过程',
  picture: {
    states: {
      pending: '等待调度',
      pulling: '拉取镜像',
      starting: '启动中',
      running: '运行中，未就绪',
      ready: '就绪',
      'pre-stop': 'preStop 钩子运行，仍在服务',
      sigterm: '已收到 SIGTERM',
      exited: '容器已退出',
      'back-off': '等待重启',
      lost: '节点已失去',
    },
    causes: {
      'no-endpoint': '丢失：没有端点',
      dropped: '丢失：被丢弃',
      refused: '丢失：连接被拒绝',
      timeout: '丢失：超时',
      'cut-in-flight': '丢失：处理中被切断',
      'reset-keep-alive': '丢失：长连接被重置',
      'bad-gateway': '丢失：网关错误',
      'no-majority': '丢失：不足多数',
      overload: '丢失：过载',
    },
    isNew: '(新)',
    serving: '在服务的 Pod',
    wanted: '虚线：期望数',
  },
  verdict: ({ verdict, load, lost, rate, seconds, why }) => {
    const what = load === 'work' ? '项工作' : '个请求';
    const loses =
      lost < 0.05 ? `不丢${load === 'work' ? '工作' : '请求'}` : `丢失 ${requestsText(lost)} ${what}(每秒 ${rate} 个)`;
    const ends = seconds === undefined ? `永不结束：${why ?? ''}` : `${secondsText(seconds)} 秒后结束`;
    return `${loses},${ends}${verdict === 'unknown' ? '(就目前所能判断)' : ''}。`;
  },
  nothing: '这里没有可以模拟的东西：没有带 Pod 的工作负载。',
  busy: '模拟中…',
  tooLong: '在网页里算得太久了;请用 `zero-downtime simulate`。',
  failed: (message) => `无法模拟，这是本页的错误：${message}`,
  lost: (requests, cause, from, to) =>
    `${requests} 个${cause.replace('丢失：', '')},${from === to ? `第 ${from} 秒` : `${from} 至 ${to} 秒`}:`,
  line: (line) => `第 ${line} 行`,
  rests: '以此为前提',
  findings: '检查结果',
  counts: (found) => {
    const [errors, warnings] = [1, 2].map((severity) => found.filter((one) => one.severity === severity).length) as [
      number,
      number,
    ];
    if (found.length === 0) return '没有问题';
    return (
      [errors > 0 && `${errors} 个错误`, warnings > 0 && `${warnings} 个警告`].filter(Boolean).join(',') ||
      `${found.length} 条提示`
    );
  },
  none: '没有发现问题。',
  severities: ['错误', '警告', '提示'],
  fix: '修复',
  mend: '做最小的修改',
  mending: '正在寻找最小的修改…',
  mended: '已做最小的修改；撤销可以恢复。',
  notMended: '没有需要修改的地方。',
  plan: '推算',
  planLead: '由事实(已声明的和假定的)推算出的数值，留有 5 秒余量。',
  planNone: '只为 Deployment 推算。',
  planHeads: ['字段', '值', '原因'],
  elsewhere: '其他地方还需要',
  warnings: '需要知道',
  link: '复制链接',
  linkLabel: '带有这些清单的本页链接',
  copied: '链接已复制。清单本身就在 # 之后，浏览器不会把它发给任何人。',
  copyIt: '请复制此链接。清单本身就在 # 之后，浏览器不会把它发给任何人。',
  linkTooLong: '这些清单太长，放不进链接。',
  theme: { system: '主题：跟随系统', light: '主题：浅色', dark: '主题：深色' },
  other: 'English',
};

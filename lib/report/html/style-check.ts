/** What the page of a check needs besides. */
export const STYLE_CHECK = String.raw`
th,td{overflow-wrap:normal}td.error,td.warning,td.info{white-space:nowrap}
h4{font-size:1rem;margin:0}a{color:var(--accent)}
.error{color:var(--bad);font-weight:600}.warning{color:var(--warn);font-weight:600}.info{color:var(--quiet);font-weight:600}
.finding{border-top:1px solid var(--line);padding:.7rem 0}.workload>h3+.finding{border-top:0}
.finding dl{display:grid;grid-template-columns:5.5rem 1fr;gap:.15rem .8rem;margin:.3rem 0 0}
.finding dt{color:var(--quiet)}.finding dd{margin:0}
.choices{display:flex;flex-wrap:wrap;gap:.4rem 1.2rem;align-items:center;margin-top:.4rem}
.choices label{min-height:1.6rem}input[type=search]{font:inherit;color:var(--text);background:var(--panel);border:1px solid var(--quiet);border-radius:6px;padding:.25rem .6rem;max-width:100%}
@media (max-width:30rem){.wide,.wide-head{display:none}.finding dl{grid-template-columns:1fr}.finding dd{margin-bottom:.3rem}}
`;

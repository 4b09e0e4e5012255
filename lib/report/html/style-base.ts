/** Colours, type and layout. Every pair of text and ground has a contrast of at least 4.5. */
export const STYLE_BASE = String.raw`
:root{--ground:#f6f7f8;--panel:#fff;--text:#1c2430;--quiet:#55606e;--line:#d5dae0;--accent:#1f5fa8;--good:#19694f;
--bad:#a8261c;--warn:#8a5200;--chosen:#e6eef8;--up:#c3ccd6;--ready:#4c9a86;--hook:#7ab8d8;--term:#e0a83a;--gone:#e4e7ea;
--off:#c9603f;--missing:#8f7bb5;--loss:#b3271e;--in:#12202b;--area:#cfe5df;--ink:#1c2430}
:root[data-theme=dark]{--ground:#12161b;--panel:#1a2027;--text:#e6eaee;--quiet:#a3adb8;--line:#333c46;--accent:#8fbcf0;
--good:#7fd0b2;--bad:#ff9a8d;--warn:#f0bd68;--chosen:#22344a;--up:#4a5663;--ready:#2f7767;--hook:#34708f;--term:#8a6112;
--gone:#2b333c;--off:#c4613f;--missing:#8a76b8;--loss:#ff6d5c;--in:#fff;--area:#20423a;--ink:#e6eaee;color-scheme:dark}
@media (prefers-color-scheme:dark){:root:not([data-theme]){--ground:#12161b;--panel:#1a2027;--text:#e6eaee;--quiet:#a3adb8;
--line:#333c46;--accent:#8fbcf0;--good:#7fd0b2;--bad:#ff9a8d;--warn:#f0bd68;--chosen:#22344a;--up:#4a5663;--ready:#2f7767;
--hook:#34708f;--term:#8a6112;--gone:#2b333c;--off:#c4613f;--missing:#8a76b8;--loss:#ff6d5c;--in:#fff;--area:#20423a;
--ink:#e6eaee}}
:root[data-theme=light]{color-scheme:light}
*{box-sizing:border-box}
body{margin:0 auto;padding:1.25rem;max-width:76rem;background:var(--ground);color:var(--text);
font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.4rem;margin:0;line-height:1.25}h2{font-size:1.15rem;margin:0;line-height:1.3}h3{font-size:1rem;margin:0}
p{margin:.4rem 0}.quiet{color:var(--quiet);font-size:.9rem;margin:.15rem 0}
.top,.bar{display:flex;gap:.5rem 1rem;justify-content:space-between;align-items:center;flex-wrap:wrap}
.top{margin-bottom:1rem;align-items:flex-start}.bar select{flex:1 1 12rem;min-width:0;max-width:100%}
section{background:var(--panel);border:1px solid var(--line);border-radius:10px;padding:1.1rem 1.25rem;margin:0 0 1rem}
section:focus{outline:none}
button,select{font:inherit;color:var(--text);background:var(--panel);border:1px solid var(--quiet);border-radius:6px;
padding:.25rem .65rem;min-height:2rem;cursor:pointer}button{white-space:nowrap;overflow-wrap:normal}
button:hover:not(:disabled){border-color:var(--accent)}button:disabled{opacity:.5;cursor:default}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
.note{background:var(--panel);border:1px solid var(--warn);border-left-width:5px;border-radius:6px;padding:.5rem .8rem}
.sr{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999rem}.skip:focus{left:1rem;top:.5rem;background:var(--panel);padding:.4rem .8rem;z-index:9}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
caption{text-align:left;font-weight:600;padding:.5rem 0 .2rem}
th,td{text-align:left;padding:.22rem .7rem .22rem 0;border-bottom:1px solid var(--line);vertical-align:top}
thead th{color:var(--quiet);font-weight:500;font-size:.88rem}.num{text-align:right;white-space:nowrap}
td:last-child,th:last-child{padding-right:.4rem}
#verdicts tr[data-chosen] th,#verdicts tr[data-chosen] td{background:var(--chosen)}
#verdicts tbody th{font-weight:400;padding-left:.35rem}
#verdicts tbody th button{white-space:normal;border:0;background:none;padding:0;min-height:1.6rem;text-align:left;color:var(--accent);
text-decoration:underline;text-decoration-color:transparent}
#verdicts tbody th button:hover,#verdicts tbody th button[aria-pressed=true]{text-decoration-color:currentColor}
#verdicts tbody th button[aria-pressed=true]{font-weight:600;color:var(--text)}
#verdicts .group th{color:var(--quiet);font-size:.88rem;padding-top:.7rem;background:none}
.verdict{white-space:nowrap;font-weight:600}.verdict.safe{color:var(--good)}.verdict.loses{color:var(--bad)}.verdict.stuck{color:var(--warn)}.verdict.unknown{color:var(--bad)}
#versions{margin:.5rem 0}#versions[hidden]{display:none}#versions button[aria-pressed=true]{background:var(--chosen);border-color:var(--accent);font-weight:600}
.lead{font-size:1.02rem;max-width:62rem}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.2rem,1fr));gap:.6rem;margin:.8rem 0}
.tiles div{border:1px solid var(--line);border-radius:8px;padding:.45rem .7rem}
.tiles dt{color:var(--quiet);font-size:.82rem}.tiles dd{margin:0;font-size:1.15rem;font-weight:600;font-variant-numeric:tabular-nums}
.tiles dd.bad{color:var(--bad)}.tiles small{display:block;font-size:.8rem;font-weight:400;color:var(--quiet)}
code{font:.88em ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
details{margin:.6rem 0}summary{cursor:pointer;color:var(--accent)}
.fix{border:1px solid var(--good);border-left-width:5px;border-radius:6px;padding:.5rem .8rem;margin:.8rem 0}
#details td:first-child{white-space:nowrap}td svg{display:inline-block;vertical-align:-2px}#details h3{margin-top:1rem}ul.plain{margin:.3rem 0;padding-left:1.2rem}
`;

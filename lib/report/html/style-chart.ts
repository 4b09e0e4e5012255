/** The timeline: states differ by pattern and words as well as by colour. */
export const STYLE_CHART = String.raw`
figure{margin:1rem 0 0}
.chart{position:relative;display:flex;margin-top:.4rem;border-top:1px solid var(--line)}
.labels{flex:0 0 auto;width:11.5rem;font-size:.82rem;line-height:1.15}
.labels div{display:flex;flex-direction:column;justify-content:center;padding-right:.6rem;overflow:hidden}
.labels b{font-weight:600;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}
.labels span{color:var(--quiet);font-size:.95em;white-space:nowrap;overflow:hidden;text-overflow:ellipsis}

.labels .tall span{white-space:normal}.narrow .labels{display:none}
.pane{flex:1 1 auto;min-width:0;overflow-x:auto;overflow-y:hidden}
svg{display:block}svg text{fill:var(--text);font:12px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
svg text.quiet{fill:var(--quiet)}svg .inside{fill:var(--in);font-size:11px;pointer-events:none}
.grid{stroke:var(--line);stroke-width:1}.zero{stroke:var(--quiet);stroke-width:1.5}
.s-pending{fill:none;stroke:var(--quiet);stroke-dasharray:2 3}.s-pulling{fill:url(#p-pulling)}.s-starting{fill:url(#p-starting)}
.s-running{fill:var(--up)}.s-ready{fill:var(--ready)}.s-pre-stop{fill:url(#p-hook)}.s-sigterm{fill:url(#p-term)}
.s-exited{fill:var(--gone);stroke:var(--line)}.s-back-off{fill:url(#p-off)}.s-lost{fill:url(#p-lost)}
.s-running,.s-ready,.s-pre-stop,.s-sigterm,.s-starting,.s-pulling,.s-back-off,.s-lost{stroke:var(--panel);stroke-width:1}
.p-up{fill:var(--up)}.p-hook{fill:var(--hook)}.p-term{fill:var(--term)}.p-off{fill:var(--off)}.p-lost{fill:var(--missing)}
.p-ground{fill:var(--panel)}.p-line{stroke:var(--in);stroke-width:1.4;opacity:.5;fill:none}.p-dot{fill:var(--in);opacity:.55}
.p-pale{stroke:var(--up);stroke-width:3;fill:none}
.loss{fill:var(--loss)}.loss-line{stroke:var(--loss);stroke-width:2;fill:none}
.mark{fill:var(--loss);stroke:var(--panel);stroke-width:1.5}
.serving{fill:var(--area);stroke:var(--ready);stroke-width:2}.wanted{stroke:var(--ink);stroke-width:1.5;stroke-dasharray:6 4;fill:none}
.endpoints{stroke:var(--accent);stroke-width:1.5;stroke-dasharray:2 2;fill:none}
.cursor{stroke:var(--ink);stroke-width:1;pointer-events:none}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;margin:.5rem 0;padding:0;font-size:.85rem;color:var(--quiet)}
.legend li{display:flex;align-items:center;gap:.4rem}
.moment{display:flex;gap:.5rem;align-items:center;margin:.4rem 0}.moment input{flex:1 1 auto;min-width:4rem;accent-color:var(--accent)}
.readout{border:1px solid var(--line);border-radius:8px;padding:.45rem .8rem;font-variant-numeric:tabular-nums;min-height:4.2rem}
.readout p{margin:.1rem 0}.readout .bad{color:var(--bad);font-weight:600}
.tip{position:absolute;z-index:3;max-width:17rem;background:var(--text);color:var(--panel);border-radius:6px;padding:.35rem .6rem;
font-size:.83rem;line-height:1.35;pointer-events:none}
.zoom{display:inline-flex;gap:.35rem;flex-wrap:wrap}.zoom button{min-height:1.9rem;padding:.1rem .6rem}
`;

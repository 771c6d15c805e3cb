/// The style of the page: light and dark, phone to paper, the two languages switched without script.
enum PageStyle {
    static let text = """
        :root{color-scheme:light dark;--ink:#1c2421;--soft:#5b6763;--line:#d9dfdc;--paper:#fff;--ground:#f4f6f5;--brand:#1f6f63;--buyer:#e8f1fb;--seller:#e9f5ef;--warn:#9a5b00;--warnground:#fdf4e3;--del:#b3261e;--add:#1b6e3c}
        @media(prefers-color-scheme:dark){:root{--ink:#e4eae7;--soft:#9aa7a2;--line:#34403c;--paper:#1a211f;--ground:#121816;--brand:#6cc3b2;--buyer:#1c2c3d;--seller:#1b3128;--warn:#e9b868;--warnground:#33280f;--del:#ff9d94;--add:#7fd6a0}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.7 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
        body>input{position:absolute;opacity:0;pointer-events:none}
        .bar{position:sticky;top:0;z-index:1;display:flex;justify-content:space-between;align-items:center;gap:1rem;padding:.5rem 1rem;background:var(--paper);border-bottom:1px solid var(--line)}
        .brand{font-weight:600;color:var(--brand)}
        .languages{display:flex;gap:.25rem}
        .languages label{padding:.1rem .6rem;border:1px solid var(--line);border-radius:1rem;font-size:.875rem;cursor:pointer}
        #zh:checked~.bar label[for=zh],#en:checked~.bar label[for=en],#both:checked~.bar label[for=both]{background:var(--brand);border-color:var(--brand);color:var(--paper)}
        body>input:focus-visible~.bar .languages{outline:2px solid var(--brand);outline-offset:3px}
        #zh:checked~main [lang=en],#en:checked~main [lang=zh-CN]{display:none}
        #both:checked~main span[lang=en]{opacity:.75;font-size:.92em}
        #both:checked~main span[lang=zh-CN]+span[lang=en]::before{content:" / "}
        main{max-width:60rem;margin:0 auto;padding:1rem}
        section,.stage{background:var(--paper);border:1px solid var(--line);border-radius:.6rem;padding:1rem 1.25rem;margin:0 0 1rem}
        h1{font-size:1.6rem;line-height:1.35;margin:.2rem 0 .6rem}h2{font-size:1.2rem;margin:.2rem 0 .6rem}h3{font-size:1rem;margin:1.1rem 0 .3rem}
        p{margin:.35rem 0}
        .kicker{color:var(--brand);font-weight:600;letter-spacing:.04em;margin:0}
        .soft,small{color:var(--soft)}small{font-size:.85rem}
        dl{display:grid;grid-template-columns:minmax(7rem,12rem) 1fr;gap:.25rem 1rem;margin:.5rem 0}
        dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}
        code{font:.82rem/1.5 ui-monospace,"SFMono-Regular",Consolas,monospace;overflow-wrap:anywhere}
        pre{font:.82rem/1.6 ui-monospace,Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere;background:var(--ground);border-radius:.4rem;padding:.6rem .8rem;margin:.5rem 0}
        a{color:var(--brand)}
        table{border-collapse:collapse;width:100%;font-size:.94rem}
        th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
        th{color:var(--soft);font-weight:500}
        .scroll{overflow-x:auto}.scroll th,.scroll td{min-width:5.5rem}
        .words{white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:isolate}
        .limits{background:var(--warnground);border-left:4px solid var(--warn)}
        .entries{list-style:none;margin:0;padding:0}
        .entry{border-left:3px solid var(--line);margin:0 0 .9rem;padding:.1rem 0 .1rem .9rem;content-visibility:auto;contain-intrinsic-size:auto 8rem}
        [id]{scroll-margin-top:4rem}.entry:target{outline:2px solid var(--brand);outline-offset:.3rem}
        .entry>.top{display:flex;flex-wrap:wrap;gap:.1rem .6rem;align-items:baseline;font-size:.875rem;color:var(--soft)}
        .entry>.top b{color:var(--ink)}
        .entry .what{font-weight:500;margin:.15rem 0}
        .say{border-radius:.8rem;padding:.5rem .8rem;margin:.25rem 0;max-width:44rem;background:var(--ground)}
        .buyer{margin-right:8%;border-left-color:#5b8fc7}.buyer>.say{background:var(--buyer)}
        .seller{margin-left:8%;border-left-color:var(--brand)}.seller>.say{background:var(--seller)}
        .proof{font-size:.78rem;color:var(--soft);margin:.25rem 0 0;overflow-wrap:anywhere}
        .gone{color:var(--warn);font-size:.9rem}
        .tag{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .5rem;font-size:.8rem;white-space:nowrap}
        .strong{color:var(--add)}.weak{color:var(--warn)}
        del{color:var(--del)}ins{color:var(--add);text-decoration:none;border-bottom:1px solid}
        .pictures{display:flex;flex-wrap:wrap;gap:.5rem}.pictures img{max-width:min(20rem,100%);max-height:20rem;border:1px solid var(--line);border-radius:.4rem}
        @media(max-width:640px){dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.4rem}main{padding:.5rem}section,.stage{padding:.8rem}.buyer{margin-right:0}.seller{margin-left:1rem}h1{font-size:1.3rem}}
        @page{margin:16mm 14mm}
        @media print{:root{--ink:#000;--soft:#444;--line:#bbb;--paper:#fff;--ground:#fff;--brand:#0b4f45;--buyer:#f2f6fb;--seller:#f1f8f4;--warnground:#fff}body{font-size:10.5pt}.bar{display:none}main{max-width:none;padding:0}section,.stage{border:0;border-bottom:1px solid #bbb;border-radius:0;padding:.4rem 0}.cover{break-after:page}.entry{break-inside:avoid;content-visibility:visible}h2,h3{break-after:avoid}a{color:inherit;text-decoration:none}}
        """
}

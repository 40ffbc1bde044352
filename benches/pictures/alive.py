#!/usr/bin/env python3
"""Whether hostile charts stay dead in a browser: `benches/pictures/alive.py`.

Draws charts of every kind with scripts, handlers and hostile links in every place that takes text,
puts all drawings into one page, as elements and as frames, fires events at each element and clicks each
link. Any script that ran, any handler, and any link that would run something fails.
"""
import argparse, json, sys, tempfile

import browser

RUN = 'window.alive=1'
TEXTS = (
    f'<script>{RUN}</script>', f'<img src=x onerror={RUN}>', f'"><svg onload={RUN}>', f"x' onload='{RUN}", f'&lt;script&gt;{RUN}&lt;/script&gt;',
    f'#lt;script#gt;{RUN}#lt;/script#gt;', f'<a href=javascript:{RUN}>z</a>', f']]><script>{RUN}</script>',
    f'<foreignObject><body onload={RUN}></foreignObject>', f'<style>@import "javascript:{RUN}"</style>', f'--><script>{RUN}</script>',
)
LINKS = (
    f'javascript:{RUN}', f'JaVaScRiPt:{RUN}', f' javascript:{RUN}', f'java\tscript:{RUN}', 'data:text/html,<script>opener.alive=1</script>',
    f'vbscript:{RUN}', f'https://a.b/"onclick="{RUN}', f'javascript&colon;{RUN}', f'#" onclick="{RUN}',
)
SCRIPT = '''
const sleep = (time) => new Promise((done) => setTimeout(done, time));
const runs = (link) => /^\\s*(javascript|data|vbscript|blob|file):/i.test(link.getAttribute('href') || '');
addEventListener('load', async () => {
  await sleep(1000);
  // A link to another page would leave this one.
  document.addEventListener('click', (event) => {
    const link = event.target.closest && event.target.closest('a');
    if (link && !runs(link)) event.preventDefault();
  }, true);
  const all = [...document.querySelectorAll('svg, svg *')];
  for (const element of all)
    for (const event of ['mouseover', 'focus', 'load', 'error', 'begin', 'click'])
      element.dispatchEvent(new Event(event, { bubbles: true, cancelable: true }));
  const links = [...document.querySelectorAll('svg a')];
  for (const link of links) link.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
  await sleep(500);
  const frames = [...document.querySelectorAll('iframe')];
  const count = (list, is) => list.filter(is).length;
  send({
    drawings: document.querySelectorAll('div > svg').length, elements: all.length, links: links.length,
    ran: Number('alive' in window) + count(frames, (frame) => { try { return 'alive' in frame.contentWindow } catch { return false } }),
    scripts: document.querySelectorAll('svg script, svg foreignObject').length,
    handlers: count(all, (element) => [...element.attributes].some((attribute) => /^on/i.test(attribute.name))),
    'links that run': count(links, runs),
  });
});
'''


def charts():
    """Hostile charts, by name."""
    found = {}
    for i, text in enumerate(TEXTS):
        quoted, string = text.replace('"', '#quot;'), json.dumps(text)
        front = f'---\ntitle: {string}\n---\n'
        frame = f'  accTitle: {text}\n  accDescr: {text}\n'
        found |= {
            f'flowchart {i}': f'{front}flowchart TD\n{frame}  A["{quoted}"] -->|"{quoted}"| B("`{quoted}`")\n  subgraph S["{quoted}"]\n    C\n'
                              f'  end\n  click A "https://a.b" "{quoted}"\n  B@{{ shape: doc, label: {string} }}\n',
            f'sequence {i}': f'{front}sequenceDiagram\n{frame}  box rgb(1,2,3) {text}\n  participant A as {text}\n  end\n  participant B\n'
                             f'  A->>B: {text}\n  Note over A,B: {text}\n  alt {text}\n  B-->>A: x\n  else {text}\n  A->>B: y\n  end\n',
            f'state {i}': f'{front}stateDiagram-v2\n{frame}  state "{quoted}" as a\n  [*] --> a : {text}\n  a : {text}\n  note right of a : {text}\n',
            f'class {i}': f'{front}classDiagram\n{frame}  class A["{quoted}"]{{\n    +{text}\n  }}\n'
                          f'  A "{quoted}" --> "{quoted}" B : {text}\n  note for A "{quoted}"\n',
            f'er {i}': f'{front}erDiagram\n{frame}  "{quoted}" ||--o{{ B : "{quoted}"\n  B {{\n    int id PK "{quoted}"\n  }}\n',
            f'c4 {i}': f'C4Context\n  title {text}\n  Person(a, "{quoted}", "{quoted}")\n'
                       f'  System(b, "{quoted}", "{quoted}", $link="javascript:{RUN}")\n  Rel(a, b, "{quoted}", "{quoted}")\n',
            f'pie {i}': f'pie title {text}\n  "{quoted}" : 3\n  "b" : 4\n',
        }
    for i, link in enumerate(LINKS):
        quoted = link.replace('"', '#quot;')
        found |= {
            f'flowchart link {i}': f'flowchart TD\n  A --> B\n  click A href "{quoted}" "tip" _self\n  click B call {RUN}()\n',
            f'sequence link {i}': f'sequenceDiagram\n  participant A\n  links A: {json.dumps({"x": link})}\n  A->>A: x\n',
            f'state link {i}': f'stateDiagram-v2\n  a --> b\n  click a "{quoted}" "tip"\n',
            f'class link {i}': f'classDiagram\n  class A\n  link A "{quoted}" "tip"\n',
            f'c4 link {i}': f'C4Context\n  Person(a, "x", "y", $link="{quoted}")\n',
        }
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    browser.add_options(parser)
    arguments = parser.parse_args()
    program, drawings, refused = browser.program(arguments.browser), [], []
    with tempfile.TemporaryDirectory() as folder:
        for name, text in charts().items():
            chart = f'{folder}/chart.mmd'
            with open(chart, 'w', encoding='utf-8') as file:
                file.write(text)
            for theme in ('default', 'auto'):
                svg = f'{len(drawings)}.svg'
                if not browser.draw(arguments.binary, chart, f'{folder}/{svg}', '--theme', theme):
                    refused.append(name)
                    break
                with open(f'{folder}/{svg}', encoding='utf-8') as file:
                    drawings.append(f'<div>{file.read()}</div><iframe src="{svg}"></iframe>')
        with open(f'{folder}/page.html', 'w', encoding='utf-8') as file:
            file.write(f'<!DOCTYPE html><meta charset="utf-8">{"".join(drawings)}<script>{browser.SEND}{SCRIPT}</script>')
        found = browser.found(program, folder)
    print(f'{len(drawings)} drawings; refused, as Mermaid refuses them: {", ".join(refused)}')
    print(', '.join(f'{name}: {count}' for name, count in found.items()))
    alive = found['ran'] + found['scripts'] + found['handlers'] + found['links that run']
    sys.exit(bool(alive) or found['drawings'] != len(drawings))


main()

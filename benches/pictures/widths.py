#!/usr/bin/env python3
"""Whether texts are as wide as planned: `benches/pictures/widths.py CHART.mmd …`.

Draws each chart with what was planned for each line of text, opens all in Chromium, and compares the
widths there. Texts of other scripts than Latin are left out: which font shows them is the browser's
choice. More than 3 pixels between plan and browser fails, with the fonts that Arial stands for set to
Liberation Sans. With `--font "DejaVu Sans"` all texts are shown in that font, which is wider, and what
counts is whether one stands out of its box.
"""
import argparse, os, re, sys, tempfile

import browser

MOST = 3.0
SCRIPT = '''
const found = [];
for (const drawing of document.querySelectorAll('div')) {
  // The text of a slice stands on it, and its box is that of its line in the legend.
  const isPie = drawing.firstElementChild.getAttribute('aria-roledescription') === 'pie';
  for (const text of drawing.querySelectorAll('[data-w]')) {
    if (/[^\\u0000-\\u024f]/.test(text.textContent)) continue;
    const node = text.closest('g.node[data-box]');
    let outside = null;
    if (node && !isPie) {
      const [x, , width] = node.dataset.box.split(' ').map(Number);
      const box = text.getBBox();
      outside = Math.max(x - box.x, box.x + box.width - x - width);
    }
    found.push([drawing.title, text.textContent, Number(text.dataset.w), text.getComputedTextLength(), outside]);
  }
}
send(found);
'''


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('charts', nargs='+')
    parser.add_argument('--font', help='show all texts in this font')
    browser.add_options(parser)
    arguments = parser.parse_args()
    program, drawings = browser.program(arguments.browser), []
    with tempfile.TemporaryDirectory() as folder:
        for number, chart in enumerate(arguments.charts):
            svg = f'{folder}/{number}.svg'
            if not browser.draw(arguments.binary, chart, svg):
                print(f'{chart} is not drawn')
                continue
            with open(svg, encoding='utf-8') as file:
                drawing = file.read()
            if arguments.font:
                drawing = re.sub(r'font-family="[^"]*"', f'font-family="{arguments.font}"', drawing)
            name = os.path.basename(chart).replace('&', '&amp;').replace('"', '&quot;')
            drawings.append(f'<div title="{name}">{drawing}</div>')
        with open(f'{folder}/page.html', 'w', encoding='utf-8') as file:
            file.write(f'<!DOCTYPE html><meta charset="utf-8">{"".join(drawings)}<script>{browser.SEND}{SCRIPT}</script>')
        texts = browser.found(program, folder)
    apart = [(shown - planned, name, text) for name, text, planned, shown, _ in texts]
    out = [(outside, name, text) for name, text, *_, outside in texts if outside is not None and outside > 0]
    if arguments.font is None:
        wrong = [found for found in apart if abs(found[0]) > MOST]
        print(f'{len(drawings)} charts, {len(texts)} texts: from {min(apart)[0]:.2f} to {max(apart)[0]:.2f} pixels wider than planned')
    else:
        wrong = out
        print(f'{len(drawings)} charts, {len(texts)} texts in {arguments.font}: {len(out)} out of their box')
    for by, name, text in sorted(wrong, reverse=True)[:20]:
        print(f'  {name}: {text!r} {by:.2f}')
    sys.exit(bool(wrong))


main()

#!/usr/bin/env python3
"""Whether renderers show the same: `benches/pictures/renderers.py CHART.mmd …`.

Draws each chart as SVG and as PNG (resvg, which mermaidc has inside), and the SVG with librsvg
(`rsvg-convert`) and Chromium, all at two pixels a unit. Pictures are made grey and blurred by a pixel,
since each renderer smooths edges in its own way. Printed is the share of pixels that differ by more
than a quarter between each two; more than 1 % fails. The charts are to have Latin text only, and the
fonts that Arial stands for are to be Liberation Sans.
"""
import argparse, math, re, shutil, struct, subprocess, sys, tempfile, zlib

import browser

SCALE, DIFFERENT, MOST = 2, 64, 0.01


def rows(path):
    """The rows of a PNG of 8 bits without interlacing, in bytes, and the bytes of a pixel."""
    with open(path, 'rb') as file:
        data = file.read()
    at, packed = 8, b''
    while at < len(data):
        length, kind = struct.unpack('>I4s', data[at:at + 8])
        content = data[at + 8:at + 8 + length]
        at += 12 + length
        if kind == b'IHDR':
            width, height, depth, colours, _, _, interlaced = struct.unpack('>IIBBBBB', content)
            if depth != 8 or interlaced or colours not in (0, 2, 4, 6):
                raise SystemExit(f'{path}: such a PNG is not read here')
            pixel = {0: 1, 2: 3, 4: 2, 6: 4}[colours]
        elif kind == b'IDAT':
            packed += content
    raw, size = zlib.decompress(packed), width * pixel
    before, found = bytearray(size), []
    for y in range(height):
        start = y * (size + 1)
        how, row = raw[start], bytearray(raw[start + 1:start + 1 + size])
        for i in range(size if how else 0):
            left = row[i - pixel] if i >= pixel else 0
            above = before[i]
            corner = before[i - pixel] if i >= pixel else 0
            if how == 4:
                near = left + above - corner
                by = min((abs(near - left), 0, left), (abs(near - above), 1, above), (abs(near - corner), 2, corner))[2]
            else:
                by = (left, above, (left + above) // 2)[how - 1]
            row[i] = (row[i] + by) & 255
        found.append(row)
        before = row
    return found, pixel


def grey(path):
    """The picture as rows of one number a pixel, on white."""
    found, pixel = rows(path)
    opaque = pixel in (1, 3)

    def shade(row, i):
        value = row[i] if pixel < 3 else (row[i] * 299 + row[i + 1] * 587 + row[i + 2] * 114) // 1000
        cover = 255 if opaque else row[i + pixel - 1]
        return (value * cover + 255 * (255 - cover)) // 255

    return [[shade(row, i) for i in range(0, len(row), pixel)] for row in found]


def blurred(picture, width, height):
    """The upper left part of a picture, each pixel the mean of the nine around it."""
    lines = [[row[max(x - 1, 0)] + row[x] + row[min(x + 1, width - 1)] for x in range(width)] for row in picture[:height]]
    return [[(lines[max(y - 1, 0)][x] + lines[y][x] + lines[min(y + 1, height - 1)][x]) // 9 for x in range(width)]
            for y in range(height)]


def pictures(ours, program, chart, folder):
    """The chart as each renderer shows it."""
    svg = f'{folder}/chart.svg'
    compile = [ours, 'compile', '--quiet', '--no-config', chart]
    subprocess.run(compile + ['--to', 'svg', '-o', svg], check=True)
    subprocess.run(compile + ['--to', 'png', '--scale', str(SCALE), '-o', f'{folder}/resvg.png'], check=True)
    subprocess.run(['rsvg-convert', '-z', str(SCALE), '-b', 'white', svg, '-o', f'{folder}/librsvg.png'], check=True)
    with open(svg) as file:
        size = re.search(r'width="([\d.]+)" height="([\d.]+)"', file.read())
    with open(f'{folder}/page.html', 'w') as file:
        file.write('<body style="margin:0;background:#fff"><img src="chart.svg" style="display:block">')
    window = ','.join(str(math.ceil(float(side))) for side in size.groups())
    options = (f'--force-device-scale-factor={SCALE}', f'--window-size={window}', f'--screenshot={folder}/chromium.png')
    command = browser.command(program, f'{folder}/profile', '--allow-file-access-from-files', *options)
    subprocess.run([*command, f'file://{folder}/page.html'], check=True, timeout=browser.PATIENCE, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    return {name: grey(f'{folder}/{name}.png') for name in ('chromium', 'librsvg', 'resvg')}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('charts', nargs='+')
    browser.add_options(parser)
    arguments = parser.parse_args()
    program = browser.program(arguments.browser)
    if shutil.which('rsvg-convert') is None:
        raise SystemExit('This needs rsvg-convert, of librsvg.')
    failed = False
    for chart in arguments.charts:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            found = pictures(arguments.binary, program, chart, folder)
        width = min(len(picture[0]) for picture in found.values())
        height = min(len(picture) for picture in found.values())
        found = {name: blurred(picture, width, height) for name, picture in found.items()}
        said = []
        for one, other in (('chromium', 'librsvg'), ('chromium', 'resvg'), ('librsvg', 'resvg')):
            pairs = zip(found[one], found[other])
            count = sum(abs(a - b) > DIFFERENT for row in pairs for a, b in zip(*row))
            share = count / (width * height)
            failed |= share > MOST
            said.append(f'{one} and {other} {100 * share:.3f} %')
        print(f'{chart}: {", ".join(said)}', flush=True)
    sys.exit(failed)


main()

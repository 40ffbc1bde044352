#!/usr/bin/env python3
"""How long mermaidc takes beside others on the same charts, as ratios.

    cargo build --release && benches/rivals.py target/release/mermaidc

Needs node, npm and the network: it installs the pinned packages below into a temporary folder. Every command
runs ROUNDS times, turn by turn; the median counts, and the fastest run is shown beside it. The
charts are made here (a ladder of questions with their answers, the same text for all); all tools must say that they are
good, or the figures would compare different work. Times are wall-clock times of whole processes, but
for the last line, which asks Mermaid's parser for all charts within one process, after a warm-up.
"""
import json, os, statistics, subprocess, sys, tempfile, time

PACKAGES = ['mermaid@12.3.0', 'jsdom@29.1.1', '@probelabs/maid@0.0.29']
ROUNDS, FILES, QUESTIONS = 7, 200, 30

PARSE = '''
import { readFileSync, readdirSync } from 'node:fs';
import { JSDOM } from 'jsdom';
const { window } = new JSDOM('<body></body>');
globalThis.window = window; globalThis.document = window.document;
const mermaid = (await import('mermaid')).default;
const files = process.argv.slice(2).flatMap(p => p.endsWith('.mmd') ? [p] : readdirSync(p).sort().map(f => p + '/' + f));
const texts = files.map(f => readFileSync(f, 'utf8'));
const all = async () => { for (const t of texts) await mermaid.parse(t); };
await all();
if (process.env.WARM) {
  const times = [];
  for (let i = 0; i < 7; i++) { const t = performance.now(); await all(); times.push((performance.now() - t) / 1000); }
  console.log(JSON.stringify(times));
}
'''


def chart(i):
    lines = ['flowchart TD']
    for q in range(QUESTIONS):
        lines += [f'  Q{q}{{Is part {q} of case {i} in order?}} -->|Yes| Q{q + 1}',
                  f'  Q{q} -->|No| R{q}["Return part {q} to its sender"]']
    return '\n'.join(lines + [f'  Q{QUESTIONS}[Accept case {i}]']) + '\n'


def run(command, cwd):
    began = time.perf_counter()
    done = subprocess.run(command, cwd=cwd, capture_output=True)
    took = time.perf_counter() - began
    if done.returncode:
        sys.exit(f'{command} exits with {done.returncode}:\n{done.stdout[-500:]!r}\n{done.stderr[-500:]!r}')
    return took


def main():
    binary = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(['npm', 'install', '--silent', '--no-audit', '--no-fund', '--prefix', folder, *PACKAGES], check=True)
        os.mkdir(f'{folder}/charts')
        for i in range(FILES):
            with open(f'{folder}/charts/{i:03}.mmd', 'w') as f:
                f.write(chart(i))
        with open(f'{folder}/parse.mjs', 'w') as f:
            f.write(PARSE)
        maid = f'{folder}/node_modules/.bin/maid'
        print(f'{FILES} charts of {QUESTIONS} questions, {os.path.getsize(folder + "/charts/000.mmd")} bytes each; {os.cpu_count()} cores')
        for title, path in (('one chart', 'charts/000.mmd'), (f'{FILES} charts', 'charts')):
            commands = {'mermaidc check': [binary, 'check', '--no-config', path], 'maid': [maid, path],
                        'mermaid.parse under node': ['node', 'parse.mjs', path]}
            times = {name: [] for name in commands}
            for _ in range(ROUNDS):
                for name, command in commands.items():
                    times[name].append(run(command, folder))
            ours = statistics.median(times['mermaidc check'])
            print(f'\n{title}, whole process')
            for name, all_times in times.items():
                median = statistics.median(all_times)
                print(f'  {name:28} {1000 * median:9.1f} ms  (fastest {1000 * min(all_times):.1f})  {median / ours:8.1f} x')
        warm = subprocess.run(['node', 'parse.mjs', 'charts'], cwd=folder, capture_output=True, env={**os.environ, 'WARM': '1'})
        inside = statistics.median(json.loads(warm.stdout))
        print(f'\n{FILES} charts, parsing alone, in a process that is warm\n  {"mermaid.parse under node":28} {1000 * inside:9.1f} ms'
              f'{"":20}{inside / ours:8.1f} x the whole run of mermaidc')


main()

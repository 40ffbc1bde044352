#!/usr/bin/env python3
"""How long mermaidc draws, beside Mermaid in a browser: `benches/rivals/draw.py`.

Builds mermaidc (release) and installs the mermaid of this folder's package.json; needs cargo, npm and
Chromium. Both draw the same generated flowcharts, turn by turn, as many times as SIZES says. Of mermaidc it is the whole
process, which reads a file and writes an SVG. Of Mermaid it is `mermaid.render` alone, in a page that
is loaded and has drawn a chart before: neither the start of the browser nor the loading of the script
count. Printed are medians of wall time and of processor time (user and system; of all processes of the
browser), and how many times as much Mermaid takes of each. Where others use the machine, look at
processor time. `--binary PATH` measures that program, `--packages PATH` takes that `node_modules`,
`--browser PATH` that browser.
"""
import argparse, http.server, json, os, queue, random, shutil, statistics, subprocess, tempfile, threading, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BROWSERS = ('chromium', 'chromium-browser', 'google-chrome')
#: How many nodes, and how many times.
SIZES = {100: 9, 1000: 3}
#: How long the browser may take for one chart, in seconds.
PATIENCE = 300

PAGE = '''<!DOCTYPE html><meta charset="utf-8"><div id="drawing"></div><script src="/mermaid.min.js"></script><script>
mermaid.initialize({ startOnLoad: false, maxEdges: 1e9, maxTextSize: 1e9 });
(async () => {
  for (let number = 0; ; number++) {
    const chart = await (await fetch('/next')).text();
    const began = performance.now();
    const { svg } = await mermaid.render(`chart${number}`, chart);
    const took = performance.now() - began;
    await fetch('/done', { method: 'POST', body: JSON.stringify([took / 1000, svg.length]) });
  }
})().catch((error) => fetch('/done', { method: 'POST', body: JSON.stringify([null, String(error)]) }));
</script>'''


def chart(nodes, clusters=0):
    """A flowchart of so many nodes: each has an arrow from one shortly before it, every fifth a second one."""
    choose = random.Random(5).randrange
    lines = ['flowchart TD']
    for cluster in range(clusters):
        lines.append(f'  subgraph S{cluster}[Part {cluster}]')
        members = range(cluster * nodes // clusters, (cluster + 1) * nodes // clusters)
        lines += [f'    n{i}[Step number {i}]' for i in members] + ['  end']
    if not clusters:
        lines += [f'  n{i}[Step number {i}]' for i in range(nodes)]
    for i in range(1, nodes):
        lines.append(f'  n{choose(max(0, i - 30), i)} --> n{i}')
        if i % 5 == 0:
            lines.append(f'  n{choose(max(0, i - 20), i)} -->|case {i}| n{i}')
    return '\n'.join(lines) + '\n'


def run(command, folder):
    """The seconds that a process takes, and those of processors."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder)
    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f'{command[0]} ended with {process.returncode}')
    return took, used.ru_utime + used.ru_stime


class Browser:
    """A browser with a page that draws what it is given."""

    def __init__(self, program, packages, folder):
        self.charts, self.answers = queue.Queue(), queue.Queue()
        with open(f'{packages}/mermaid/dist/mermaid.min.js', 'rb') as file:
            files = {'/': ('text/html', PAGE.encode()), '/mermaid.min.js': ('text/javascript', file.read())}
        browser = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def answer(self, kind, content):
                self.send_response(200)
                self.send_header('Content-Type', kind)
                self.send_header('Content-Length', str(len(content)))
                self.end_headers()
                self.wfile.write(content)

            def do_GET(self):
                if self.path == '/next':
                    self.answer('text/plain', browser.charts.get().encode())
                else:
                    self.answer(*files.get(self.path, ('text/plain', b'')))

            def do_POST(self):
                browser.answers.put(json.loads(self.rfile.read(int(self.headers['Content-Length']))))
                self.answer('text/plain', b'')

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        # Chromium does not sandbox what root starts.
        flags = ['--no-sandbox'] if os.geteuid() == 0 else []
        self.process = subprocess.Popen(
            [program, '--headless', '--disable-gpu', *flags, f'--user-data-dir={folder}/profile', '--remote-debugging-port=0',
             f'http://127.0.0.1:{self.server.server_port}/'],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def used(self):
        """The processor time of all processes of the browser so far."""
        parents, times = {}, {}
        for pid in filter(str.isdigit, os.listdir('/proc')):
            try:
                with open(f'/proc/{pid}/stat') as file:
                    fields = file.read().rpartition(')')[2].split()
            except OSError:
                continue
            parents[int(pid)] = int(fields[1])
            times[int(pid)] = (int(fields[11]) + int(fields[12])) / os.sysconf('SC_CLK_TCK')

        def is_mine(pid):
            while pid in parents and pid != self.process.pid:
                pid = parents[pid]
            return pid == self.process.pid

        return sum(times[pid] for pid in times if is_mine(pid))

    def draw(self, text):
        """The seconds that it takes, and those of processors."""
        before = self.used()
        self.charts.put(text)
        took, said = self.answers.get(timeout=PATIENCE)
        if took is None:
            raise SystemExit(f'Mermaid refuses the chart: {said}')
        return took, self.used() - before

    def close(self):
        self.process.terminate()
        self.process.wait()
        self.server.shutdown()


def installed():
    """The folder of the packages, which are installed first."""
    packages = f'{ROOT}/target/rivals/npm'
    os.makedirs(packages, exist_ok=True)
    shutil.copy(f'{HERE}/package.json', packages)
    subprocess.run(['npm', 'install', '--silent', '--no-audit', '--no-fund'], cwd=packages, check=True)
    return f'{packages}/node_modules'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--binary', help='measure this mermaidc')
    parser.add_argument('--packages', help='take mermaid from this node_modules')
    parser.add_argument('--browser', help='draw with this browser')
    arguments = parser.parse_args()
    ours = arguments.binary
    if ours is None:
        subprocess.run(['cargo', 'build', '--quiet', '--release'], cwd=ROOT, check=True)
        ours = f'{ROOT}/target/release/mermaidc'
    program = arguments.browser or next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        raise SystemExit('There is no Chromium here: give one with `--browser PATH`.')
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        with open(f'{folder}/mermaidc.toml', 'w') as file:
            file.write('max-edges = 1_000_000\nmax-text-size = 100_000_000\n')
        browser = Browser(program, arguments.packages or installed(), folder)
        try:
            browser.draw(chart(10))
            print('| chart | mermaidc | Mermaid | times | mermaidc, CPU | Mermaid, CPU | times |\n|---|--:|--:|--:|--:|--:|--:|', flush=True)
            for size, rounds in SIZES.items():
                for clusters in (0, size // 12):
                    text = chart(size, clusters)
                    with open(f'{folder}/chart.mmd', 'w') as file:
                        file.write(text)
                    command = [os.path.abspath(ours), 'compile', '--quiet', 'chart.mmd', '--to', 'svg', '-o']
                    # What is written already is not written again.
                    turns = [(run(command + [f'{i}.svg'], folder), browser.draw(text)) for i in range(rounds)]
                    mine, others = ([statistics.median(column) for column in zip(*side)] for side in zip(*turns))
                    figures = (f'{1000 * a:,.0f} ms | {1000 * b:,.0f} ms | {b / a:.0f}' for a, b in zip(mine, others))
                    what = f'{size:,} nodes' + (f' in {clusters} subgraphs' if clusters else '')
                    print(f'| {what} | {" | ".join(figures)} |', flush=True)
        finally:
            browser.close()


main()

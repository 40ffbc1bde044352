#!/usr/bin/env python3
"""What mermaidc takes beside others on the same charts: `benches/rivals/run.py`.

Builds mermaidc as it is shipped (the profile `dist`), the rivals of this folder's crate by the same
options, and installs the packages of its package.json; needs cargo, npm, node and Graphviz. Every command runs ROUNDS times (LARGE_ROUNDS on the
largest inputs), turn by turn, as a process of its own. Printed are medians: processor time (user and
system), wall time, peak memory, and the processor time as a multiple of mermaidc's. Once built, it
takes about ten minutes. `--ours` leaves the others out, `--binary PATH` measures that program.

The tools do different work, so a figure says what somebody waits for, not who writes better code:
mermaidc reads and runs all its rules; merman's analysis reads and lints; mermaid-rs-renderer and
flowmaid read only; maid validates; `mermaid.parse` gives a verdict; `nop` reads and prints the same
graph as DOT.
"""
import argparse, json, os, platform, shutil, statistics, subprocess, sys, tempfile, time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
ROUNDS, LARGE_ROUNDS = 7, 3
CHARTS, QUESTIONS, LINES, PAGES, MIXED_PAGES = 200, 30, 15, 10_000, 4_000
RUST = ('merman', 'mermaid-rs-renderer', 'flowmaid')


def ladder(i):
    """A valid chart of questions, each with two answers: 3 kB."""
    lines = ['flowchart TD']
    for q in range(QUESTIONS):
        lines += [f'  Q{q}{{Is part {q} of case {i} in order?}} -->|Yes| Q{q + 1}',
                  f'  Q{q} -->|No| R{q}["Return part {q} to its sender"]']
    return '\n'.join(lines + [f'  Q{QUESTIONS}[Accept case {i}]']) + '\n'


#: The line number i of a chart of each kind that is read, after its header.
KINDS = {
    'flowchart TD': lambda i: [f'N{i}[Step {i}] -->|next| N{i + 1}', f'N{i}{{Is {i} even?}} -- no --> E{i}([End {i}])'][i % 2],
    'pie': lambda i: f'"Slice {i}" : {i % 97 + 1}',
    'sequenceDiagram': lambda i: [f'A{i % 5}->>B{i % 4}: Ask for {i}', f'Note over A{i % 5}: Number {i}'][i % 2],
    'stateDiagram-v2': lambda i: [f'S{i} --> S{i + 1} : event {i}', f'state "State {i}" as S{i}'][i % 2],
    'classDiagram': lambda i: [f'C{i} <|-- C{i + 1}', f'C{i} : +method{i}(int count) bool'][i % 2],
    'erDiagram': lambda i: [f'E{i} ||--o{{ E{i + 1} : has', f'E{i} {{\n    int id PK\n  }}'][i % 2],
    'C4Context': lambda i: [f'Person(p{i}, "Person {i}", "Asks")', f'Rel(p{i - 1}, p{i // 2 // 2 * 2}, "Calls")'][i % 2],
}


def mixed(number):
    """A chart of the kind that has its turn."""
    header = list(KINDS)[number % len(KINDS)]
    return '\n'.join([header] + [f'  {KINDS[header](i)}' for i in range(LINES)]) + '\n'


def edges(kind, n):
    """The edges of a generated graph as (from, to)."""
    return {
        'chain': lambda i: (i, i + 1),
        'tree': lambda i: (i // 2, i + 1),
        'merges': lambda i: (i, i + 1 + i * 7 % 5),
    }[kind], range(n)


def graph(kind, n):
    """A flowchart of n edges, nodes and links labelled."""
    ends, numbers = edges(kind, n)
    yield 'flowchart TD\n'
    for i in numbers:
        a, b = ends(i)
        yield f'  N{a}[Step {a}] -->|next {i % 7}| N{b}\n'


def dot(kind, n):
    """The same graph as DOT."""
    ends, numbers = edges(kind, n)
    yield 'digraph g {\n'
    for i in numbers:
        a, b = ends(i)
        yield f'  N{a} [label="Step {a}"];\n  N{a} -> N{b} [label="next {i % 7}"];\n'
    yield '}\n'


def write(path, pieces):
    with open(path, 'w') as file:
        file.writelines([pieces] if isinstance(pieces, str) else pieces)
    return path


def measure(command, folder):
    """(processor seconds, wall seconds, peak memory in MB) of a process and what it starts."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    took = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        return None
    return used.ru_utime + used.ru_stime, took, used.ru_maxrss / 1024


def interleaved(commands, folder, rounds):
    """The median figures of each command, which take turns; what fails is left out."""
    runs = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in list(commands.items()):
            figures = measure(command, folder) if runs[name] is not None else None
            if figures is None:
                runs[name] = None
            else:
                runs[name].append(figures)
    return {name: [statistics.median(column) for column in zip(*figures)] if figures else None
            for name, figures in runs.items()}


def table(title, commands, folder, rounds=ROUNDS):
    print(f'\n### {title}\n\n| tool | CPU | wall | peak memory | CPU, times mermaidc |\n|---|--:|--:|--:|--:|', flush=True)
    results = interleaved(commands, folder, rounds)
    ours = results['mermaidc'][0]
    for name, figures in results.items():
        if figures is None:
            print(f'| {name} | fails | | | |')
        else:
            cpu, wall, memory = figures
            print(f'| {name} | {1000 * cpu:.1f} ms | {1000 * wall:.1f} ms | {memory:.0f} MB | {cpu / ours:.2f} |')
    sys.stdout.flush()
    return results


def build(arguments):
    """The programs: mermaidc, the crate of rivals, the folder of packages (None where they are left out)."""
    ours = arguments.binary
    if ours is None:
        subprocess.run(['cargo', 'build', '--quiet', '--profile', 'dist'], cwd=ROOT, check=True)
        ours = f'{ROOT}/target/dist/mermaidc'
    if arguments.ours:
        return os.path.abspath(ours), None, None
    target = f'{ROOT}/target/rivals'
    subprocess.run(['cargo', 'build', '--quiet', '--release', '--target-dir', target], cwd=HERE, check=True)
    packages = f'{target}/npm'
    os.makedirs(packages, exist_ok=True)
    for name in ('package.json', 'parse.mjs'):
        shutil.copy(f'{HERE}/{name}', packages)
    subprocess.run(['npm', 'install', '--silent', '--no-audit', '--no-fund'], cwd=packages, check=True)
    return os.path.abspath(ours), f'{target}/release/rivals', packages


def versions(rivals):
    """What is measured, and on what."""
    with open('/proc/cpuinfo') as file:
        model = next((line.split(':')[1].strip() for line in file if line.startswith('model name')), platform.machine())
    say = lambda *command: (subprocess.run(command, capture_output=True, text=True).stdout
                            or subprocess.run(command, capture_output=True, text=True).stderr).strip().split('\n')[0]
    print(f'{os.cpu_count()} processors ({model}), {platform.system()}; {say("rustc", "--version")}; medians of {ROUNDS} runs.')
    if rivals:
        with open(f'{HERE}/package.json') as file:
            packages = json.load(file)['dependencies']
        with open(f'{HERE}/Cargo.toml') as file:
            crates = [line.split('"')[0].split('=')[0].strip() + ' ' + line.split('"=')[1].split('"')[0] for line in file if '"=' in line]
        print(', '.join(crates + [f'{name} {version}' for name, version in packages.items()]
                        + [say('node', '--version').replace('v', 'node '), say('dot', '-V')]) + '.')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--ours', action='store_true', help='leave the others out')
    parser.add_argument('--binary', help='measure this mermaidc')
    arguments = parser.parse_args()
    ours, rivals, packages = build(arguments)
    check = lambda path: [ours, 'check', '--no-config', path]
    rust = lambda path: {name: [rivals, name, path] for name in RUST} if rivals else {}
    node = lambda path: ({'maid': [f'{packages}/node_modules/.bin/maid', path],
                          'mermaid.parse under node': ['node', f'{packages}/parse.mjs', path]} if packages else {})
    with tempfile.TemporaryDirectory() as folder:
        versions(rivals)
        page = open(f'{ROOT}/fixtures/communication.md').read()
        chart = write(f'{folder}/page.mmd', page.split('```mermaid\n')[1].split('```')[0])
        table('The chart of the example page, whole process', {'mermaidc': check(chart), **rust(chart), **node(chart)}, folder)
        os.mkdir(f'{folder}/charts')
        for i in range(CHARTS):
            write(f'{folder}/charts/{i:03}.mmd', ladder(i))
        table(f'{CHARTS} charts of {QUESTIONS} questions', {'mermaidc': check('charts'), **rust('charts'), **node('charts')}, folder)
        os.mkdir(f'{folder}/mixed')
        for i in range(CHARTS):
            write(f'{folder}/mixed/{i:03}.mmd', mixed(i))
        table(f'{CHARTS} charts of {len(KINDS)} kinds', {'mermaidc': check('mixed'), **rust('mixed'), **node('mixed')}, folder)
        growth = {}
        for n in (10_000, 100_000):
            for kind in ('chain', 'tree', 'merges'):
                path = write(f'{folder}/{kind}{n}.mmd', graph(kind, n))
                as_dot = write(f'{folder}/{kind}{n}.dot', dot(kind, n))
                results = table(f'{kind} of {n:,} edges', {'mermaidc': check(path), 'nop': ['nop', as_dot], **rust(path)}, folder)
                growth[kind, n] = results['mermaidc'][0] / n
        path = write(f'{folder}/million.mmd', graph('chain', 1_000_000))
        as_dot = write(f'{folder}/million.dot', dot('chain', 1_000_000))
        commands = {'mermaidc': check(path), 'nop': ['nop', as_dot], **rust(path)}
        million = table('chain of 1,000,000 edges', commands, folder, LARGE_ROUNDS)['mermaidc'][0] / 1e6
        print(f'\nCPU time per edge of the chain: {1e6 * growth["chain", 10_000]:.2f} µs at 10,000, '
              f'{1e6 * growth["chain", 100_000]:.2f} at 100,000, {1e6 * million:.2f} at 1,000,000.')
        for i in range(PAGES):
            os.makedirs(f'{folder}/pages/{i // 100:03}', exist_ok=True)
            write(f'{folder}/pages/{i // 100:03}/{i:05}.md', f'# Page {i}\n\nSome words.\n\n```mermaid\nflowchart LR\n    A[Order {i}] --> B[Pay] --> C[Ship]\n```\n')
        table(f'{PAGES:,} Markdown files with a chart each', {'mermaidc': check('pages')}, folder)
        # The others read charts only, so they get each chart as a file.
        os.mkdir(f'{folder}/alone')
        for i in range(MIXED_PAGES):
            charts = [mixed(3 * i + j) for j in range(3)]
            for j, chart in enumerate(charts):
                write(f'{folder}/alone/{i:04}-{j}.mmd', chart)
            os.makedirs(f'{folder}/tree/{i // 100:02}', exist_ok=True)
            text = ''.join(f'## Part {j}\n\nSome words.\n\n```mermaid\n{chart}```\n\n' for j, chart in enumerate(charts))
            write(f'{folder}/tree/{i // 100:02}/{i:04}.md', f'# Page {i}\n\n{text}')
        title = f'{MIXED_PAGES:,} Markdown files with {3 * MIXED_PAGES:,} charts of {len(KINDS)} kinds'
        table(title, {'mermaidc': check('tree'), **rust('alone')}, folder, LARGE_ROUNDS)


main()

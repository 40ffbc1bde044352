#!/usr/bin/env python3
"""What GoRules' engine needs for the decision that `cargo bench --bench decide` times.

    cargo build --release && benches/zen.py target/release/mermaidc

Needs the network: it installs the pinned package below into a temporary folder. The engine runs the
JDM that mermaidc writes for the page, on every full and partial answer set; it is written in Rust and
called from Python here, so that a part of the time is the way there and back. The fastest of ROUNDS
rounds counts.
"""
import itertools, json, subprocess, sys, tempfile, time

PACKAGE, ROUNDS = 'zen-engine==2.1.3', 3
YES_NO = ('E', 'J', 'N', 'S', 'W', 'AB', 'AF')
NATURE = (None, 'Real-Time', 'Asynchronous', 'Batch/Periodic')


def sets():
    for nature, *rest in itertools.product(NATURE, *[(None, 'Yes', 'No')] * len(YES_NO)):
        given = dict(zip(('A', *YES_NO), (nature, *rest)))
        yield {question: answer for question, answer in given.items() if answer}


def main(mermaidc):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, '-m', 'pip', 'install', '--quiet', '--target', folder, PACKAGE], check=True)
        sys.path.insert(0, folder)
        import zen
        jdm = subprocess.run([mermaidc, 'compile', 'fixtures/communication.md', '--to', 'jdm'],
                             check=True, capture_output=True, text=True).stdout
        decision = zen.ZenEngine().create_decision(jdm)
        contexts = list(sets())
        best = min(rounds(decision, contexts) for _ in range(ROUNDS))
        print(f'{PACKAGE}: {len(contexts)} answer sets, {best / len(contexts) * 1e9:.0f} ns each')


def rounds(decision, contexts):
    start = time.perf_counter()
    for context in contexts:
        decision.evaluate(context)
    return time.perf_counter() - start


if __name__ == '__main__':
    main(*sys.argv[1:])

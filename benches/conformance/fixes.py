#!/usr/bin/env python3
"""What `--fix` makes of charts that Mermaid refuses: `benches/conformance/fixes.py MERMAIDC CORPUS …`.

CORPUS is a folder with charts, `NAME.jsonl` (a chart a line: `id`, `text`), and what Mermaid says of them,
`NAME.oracle.jsonl` or `NAME.kinds.oracle.jsonl` (`id`, `diagramType`, `accept`). `--oracle FOLDER` has an
`oracle.mjs` that writes such lines for other charts: what mermaidc accepts after its fixes is then put to
Mermaid, too, and counts as accepted only if Mermaid agrees.

A refused chart has a listed cause if what it is refused for first is a row of `LISTED`. Printed are, for
each kind: refused charts, those accepted after `--fix`, those with a listed cause, and how many of these are
accepted; charts with more errors after the fix than before; accepted charts that a safe fix of any rule
changes, and those of them whose model is another one then. `--rows` prints the rows, `--show KIND` the
charts of a kind that have a listed cause and are still refused. The run fails where less than 80 % of the
charts with a listed cause are accepted, where a chart has more errors, or where a model changed.
"""
import argparse, collections, json, os, re, subprocess, sys, tempfile

KINDS = {'sequence': 'sequence', 'state': 'state', 'stateDiagram': 'state', 'class': 'class', 'classDiagram': 'class',
         'er': 'er', 'c4': 'c4'}
LEAST = 0.8

# What people often get wrong: a cause, and how mermaidc says it (rule, a part of the message).
LISTED = {
    'sequence': [
        ('a style or class, as in a flowchart', 'foreign-statement', r'has no `(style|classDef|class|linkStyle|click|direction)`'),
        ('`;` in a text', 'semicolon-in-text', ''),
        ('a text over several lines', 'continued-text', 'cannot continue'),
        ('a keyword as a name', 'reserved-id', ''),
        ('front matter that is not first', 'broken-front-matter', 'does not begin|indented differently'),
        ('`-` or `deactivate` where nothing is active', 'inactive-participant', ''),
        ('no colon before a text', 'missing-colon', 'before the text'),
        ('`end` that is missing or too much', 'unclosed-block|stray-end', ''),
        ('`else`, `and`, `option` in another block', 'stray-section', 'not to'),
        ('`elseif`, `endif`', 'misspelt-keyword', 'next branch|a block ends'),
        ('words of other languages', 'foreign-statement', r'has no `(?!style|class|link|click|direction)|PlantUML'),
        ('comments of other languages', 'foreign-comment', ''),
        ('`note below`, `note over A,B,C`', 'note-position|several-names', 'a note cannot be|one participant or two'),
        ('a message in a box', 'foreign-in-box', ''),
        ('an arrow of another language', 'unknown-arrow', r'has no arrow|have no arrow `[^`]*[<>→–—]'),
        ('a sign of an arrow in a name', 'arrow-in-name|illegal-id', 'cannot contain `[+,<]|inside a name'),
        ('a header with more or other letters', 'header-line|unknown-diagram', ''),
        ('`create` without a message to it', 'created-without-message', ''),
    ],
    'state': [
        ('a second colon in a note', 'second-colon', ''),
        ('`-` in an id', 'illegal-id', 'cannot contain `-`'),
        ('an arrow of another language', 'unknown-arrow', r'`[^`]*[<>→–—=][^`]*`'),
        ('a quoted name in a transition', 'quoted-id', ''),
        ('`state "long name"` without `as`', 'text-without-id', ''),
        ('several transitions on a line', 'chained-transitions', ''),
        ('a note without its side', 'broken-note', '`over`|expected `of`|is missing after'),
        ('a note that is never closed', 'broken-note', 'never closed'),
        ('`--` outside a composite state', 'stray-divider', 'none is open'),
        ('a composite state that is never closed', 'unclosed-composite', ''),
    ],
    'class': [
        ('braces in a member', 'brace-in-member', ''),
        ('a type in angles', 'angle-generics', ''),
        ('a type in a type, after a name', 'nested-generics', ''),
        ('`interface X {`, `abstract class X`', 'foreign-keyword', ''),
        ('an arrow of another language', 'unknown-arrow', ''),
        ('several relations on a line', 'relation-chain', ''),
        ('a label between pipes', 'pipe-label', ''),
        ('a style class in a relation', 'style-in-relation', ''),
        ('a multiplicity without quotes', 'unquoted-multiplicity', ''),
        ('a second colon', 'second-colon', ''),
        ('a name with other characters, or in quotes', 'quoted-id|illegal-id', ''),
        ('a brace on the next line', 'brace-on-next-line', ''),
        ('a relation or the like in a namespace', 'foreign-in-namespace', 'inside a namespace'),
        ('two headers', 'second-header', ''),
        ('an empty chart', 'no-statement', ''),
        ('an annotation of a class before the class', 'early-annotation|undeclared-annotation', ''),
    ],
    'er': [
        ('keys without commas, words after a name', 'key-list|attribute-words', 'comma|list of keys|neither a key|comment'),
        ('a relationship without a label', 'unlabelled-relationship', ''),
        ('a label of several words', 'label-without-quotes', ''),
        ('a type of several words', 'attribute-type', 'one word'),
        ('a type in angles, a value, a colon', 'attribute-type|attribute-colon|unquoted-name', 'angle|colon|needs backticks'),
        ('single quotes', 'single-quotes', ''),
        ('marks that do not go together', 'unknown-cardinality', 'is not a relationship'),
        ('arrows of flowcharts', 'unknown-cardinality', r'`[^`]*[->=.]+>[^`]*` does not say'),
        ('a label in brackets in a relationship', 'label-in-relation', ''),
        ('a comment after a statement', 'trailing-comment', ''),
        ('a name with other characters, or a keyword', 'unquoted-name|reserved-id|space-in-id', 'the name|a keyword'),
        ('a brace on the next line', 'brace-on-next-line', ''),
    ],
    'c4': [
        ('a keyword that is nearly one of C4', 'misspelt-keyword', 'unknown keyword'),
        ('`!include`, `LAYOUT_…` and the like', 'foreign-statement', 'has no|PlantUML|cannot have a `direction`'),
        ('a boundary that is never closed', 'unclosed-boundary', ''),
    ],
}


def options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('mermaidc')
    parser.add_argument('corpus', nargs='+')
    parser.add_argument('--oracle', metavar='FOLDER')
    parser.add_argument('--rows', action='store_true')
    parser.add_argument('--show', metavar='KIND', default='')
    return parser.parse_args()


def lines(path):
    with open(path, encoding='utf-8') as file:
        return [json.loads(line) for line in file if line.strip()]


def charts(folder):
    """The charts of the five kinds of which Mermaid said something: (kind, accepted, id, text)."""
    seen = set()
    for name in sorted(os.listdir(folder)):
        found = re.fullmatch(r'(.+?)(\.kinds)?\.oracle\.jsonl', name)
        if not found or not os.path.exists(f'{folder}/{found[1]}.jsonl'):
            continue
        texts = {chart['id']: chart['text'] for chart in lines(f'{folder}/{found[1]}.jsonl')}
        for said in lines(f'{folder}/{name}'):
            kind = KINDS.get(said.get('diagramType'))
            if kind and said['accept'] is not None and said['id'] in texts and (found[1], said['id']) not in seen:
                seen.add((found[1], said['id']))
                yield kind, said['accept'], said['id'], texts[said['id']]


class Folder:
    """Charts as files of a folder."""

    def __init__(self, mermaidc, folder, texts):
        self.mermaidc, self.folder, self.size = mermaidc, folder, len(texts)
        os.mkdir(folder)
        for at, text in enumerate(texts):
            with open(f'{folder}/{at:06}.mmd', 'wb') as file:
                file.write(text.encode('utf-8', 'replace'))

    def texts(self):
        found = []
        for at in range(self.size):
            with open(f'{self.folder}/{at:06}.mmd', 'rb') as file:
                found.append(file.read().decode('utf-8'))
        return found

    def check(self, *arguments):
        """Errors of each chart, in order of place."""
        command = [self.mermaidc, 'check', '--format', 'json', *arguments, self.folder]
        run = subprocess.run(command, capture_output=True)
        if run.returncode not in (0, 1):
            sys.exit(run.stderr.decode('utf-8', 'replace'))
        errors = [[] for _ in range(self.size)]
        for found in json.loads(run.stdout)['diagnostics']:
            if found['severity'] == 'error':
                errors[int(os.path.basename(found['file'])[:6])].append(found)
        for found in errors:
            found.sort(key=lambda one: (one['start']['line'], one['start']['column']))
        return errors


def row(kind, errors):
    """The row of `LISTED` that a chart's first error is of."""
    if errors:
        for cause, rules, message in LISTED[kind]:
            if errors[0]['rule'] in rules.split('|') and re.search(message, errors[0]['message']):
                return cause
    return None


def mermaid_accepts(oracle, texts, folder):
    """What Mermaid says of charts."""
    path = f'{folder}/charts.jsonl'
    with open(path, 'w', encoding='utf-8') as file:
        file.writelines(json.dumps({'id': str(at), 'text': text}) + '\n' for at, text in enumerate(texts))
    subprocess.run(['node', 'oracle.mjs', path], cwd=oracle, check=True, capture_output=True)
    said = {one['id']: one['accept'] for one in lines(f'{folder}/charts.oracle.jsonl')}
    return [said[str(at)] is True for at in range(len(texts))]


def model(mermaidc, text):
    """What a chart says, without places and configuration."""
    command = [mermaidc, 'compile', '--to', 'json', '--stdin-filename', 'chart.mmd', '-']
    run = subprocess.run(command, input=text.encode('utf-8', 'replace'), capture_output=True)
    return plain(json.loads(run.stdout)['charts']) if run.returncode == 0 else run.returncode


def plain(value):
    if isinstance(value, dict):
        places = ('start', 'end', 'config', 'span')
        return {key: plain(one) for key, one in value.items() if key not in places or isinstance(one, str)}
    return [plain(one) for one in value] if isinstance(value, list) else value


def main():
    given = options()
    mermaidc = os.path.abspath(given.mermaidc)
    found = [chart for corpus in given.corpus for chart in charts(corpus)]
    refused = [chart for chart in found if not chart[1]]
    accepted = [chart for chart in found if chart[1]]
    with tempfile.TemporaryDirectory() as folder:
        bad = Folder(mermaidc, f'{folder}/refused', [text for *_, text in refused])
        before = bad.check('--select', 'syntax')
        bad.check('--select', 'syntax', '--fix')
        after, fixed = bad.check('--select', 'syntax'), bad.texts()
        right = [bool(was) and not still for was, still in zip(before, after)]
        if given.oracle:
            asked = [at for at, is_right in enumerate(right) if is_right]
            for at, agrees in zip(asked, mermaid_accepts(given.oracle, [fixed[at] for at in asked], folder)):
                right[at] = agrees
        good = Folder(mermaidc, f'{folder}/accepted', [text for *_, text in accepted])
        good.check('--info', '--fix')
        good = good.texts()
    count = collections.defaultdict(collections.Counter)
    rows = collections.defaultdict(lambda: [0, 0])
    for (kind, _, name, text), was, still, is_right in zip(refused, before, after, right):
        cause = row(kind, was)
        of = count[kind]
        of['refused'] += 1
        of['right'] += is_right
        of['more'] += len(still) > len(was)
        if cause:
            of['listed'] += 1
            of['listed right'] += is_right
            rows[kind, cause][0] += 1
            rows[kind, cause][1] += is_right
            if kind == given.show and not is_right:
                left = [f"{one['start']['line']}: {one['message']}" for one in still] or ['Mermaid refuses it']
                print(f'--- {name}: {cause}\n{text.rstrip()[:1500]}\n  => ' + '; '.join(left))
    for (kind, _, name, text), now in zip(accepted, good):
        count[kind]['accepted'] += 1
        if now != text:
            count[kind]['changed'] += 1
            if model(mermaidc, text) != model(mermaidc, now):
                count[kind]['model'] += 1
                print(f'--- {name}: another model after a safe fix')
    if given.rows:
        for (kind, cause), (all_of, right_of) in sorted(rows.items(), key=lambda one: (list(LISTED).index(one[0][0]), one[0][1])):
            print(f'{kind:9} {right_of:4} of {all_of:4}  {cause}')
    print('kind       refused  accepted then  listed cause  accepted then   share  more errors  accepted  changed  other model')
    holds = True
    for kind in LISTED:
        of = count[kind]
        share = of['listed right'] / of['listed'] if of['listed'] else 1
        holds = holds and share >= LEAST and not of['more'] and not of['model']
        print(f"{kind:9} {of['refused']:8} {of['right']:14} {of['listed']:13} {of['listed right']:14} {100 * share:6.1f} %"
              f" {of['more']:12} {of['accepted']:9} {of['changed']:8} {of['model']:12}")
    sys.exit(0 if holds else 1)


if __name__ == '__main__':
    main()
